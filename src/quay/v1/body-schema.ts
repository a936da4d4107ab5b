import * as z from 'zod/mini';

/** The type words of JSON Schema that Quay's document uses. */
type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/**
 * What a body, or a field of it, is to look like, as far as the document says. Of JSON Schema only what a mistake is found by:
 * `enum`, `anyOf`, `minItems` and the like are Quay's to judge.
 * @see https://swagger.io/specification/v2/#schema-object
 */
export interface BodySchema {
  /** Any of these; empty where the document does not say. */
  readonly types: readonly string[];
  /** `undefined` where the document names no fields: any may be there. */
  readonly properties: Readonly<Record<string, BodySchema>> | undefined;
  readonly required: readonly string[];
  readonly items: BodySchema | undefined;
}

/** Reads a schema of the document; what cannot be read of it asks for nothing. */
export function readBodySchema(schema: unknown, depth = 0): BodySchema {
  const { type, properties, required, items } = z.parse(SchemaObject, schema);
  const types = type === undefined ? (properties === undefined ? [] : ['object']) : [type].flat();
  const deeper = (inner: unknown) => readBodySchema(depth < MAX_DEPTH ? inner : undefined, depth + 1);
  return {
    types,
    properties:
      properties &&
      Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, deeper(property)] as const)),
    required: required ?? [],
    items: items === undefined ? undefined : deeper(items),
  };
}

/** Quay's deepest has three levels. */
const MAX_DEPTH = 8;

const SchemaObject = z.catch(
  z.object({
    type: z.catch(z.optional(z.union([z.string(), z.array(z.string())])), undefined),
    properties: z.catch(z.optional(z.record(z.string(), z.unknown())), undefined),
    required: z.catch(z.optional(z.array(z.string())), undefined),
    items: z.optional(z.unknown()),
  }),
  {},
);

/** One way in which a body is not as described. */
export type BodyFault =
  | { readonly kind: 'unknown-field'; readonly at: string; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'missing-field'; readonly at: string; readonly name: string }
  | { readonly kind: 'wrong-type'; readonly at: string; readonly is: JsonType; readonly expected: readonly string[] };

/**
 * Compares a body with its schema.
 * @param at where `value` stands in the body: `tags[0]`; empty for the whole.
 */
export function findBodyFaults(schema: BodySchema, value: unknown, at = ''): readonly BodyFault[] {
  const is = typeOf(value);
  if (!schema.types.every(isKnownType)) return [];
  if (schema.types.length > 0 && !schema.types.some((type) => isOfType(value, type))) {
    return [{ kind: 'wrong-type', at, is, expected: schema.types }];
  }
  if (Array.isArray(value)) return value.flatMap((item, index) => itemFaults(schema, item, `${at}[${index}]`));
  return typeof value === 'object' && value !== null ? fieldFaults(schema, value, at) : [];
}

function itemFaults({ items }: BodySchema, item: unknown, at: string): readonly BodyFault[] {
  return items === undefined ? [] : findBodyFaults(items, item, at);
}

function fieldFaults({ properties, required }: BodySchema, value: object, at: string): readonly BodyFault[] {
  if (properties === undefined) return [];
  const known = Object.keys(properties);
  const names = Object.keys(value);
  const missing = required.filter((name) => !names.includes(name));
  return [
    ...missing.map((name): BodyFault => ({ kind: 'missing-field', at, name })),
    ...Object.entries(value).flatMap(([name, field]) => {
      const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
      if (property === undefined) return [{ kind: 'unknown-field', at, name, known } as const];
      return findBodyFaults(property, field, at === '' ? name : `${at}.${name}`);
    }),
  ];
}

function isKnownType(type: string): boolean {
  return ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'].includes(type);
}

function isOfType(value: unknown, type: string): boolean {
  const is = typeOf(value);
  return is === type || (type === 'number' && is === 'integer');
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}
