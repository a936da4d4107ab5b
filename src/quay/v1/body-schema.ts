import * as v from '@badrap/valita';
import { readJson, withFallback } from '../../json.ts';

/** The types of JSON Schema that Quay's document uses. */
type JsonType = 'string' | 'number' | 'integer' | 'boolean' | 'object' | 'array' | 'null';

/**
 * The expected form of a body or of one of its fields. It has only the parts of JSON Schema by which common mistakes are found; Quay
 * itself checks `enum`, `anyOf`, `minItems` and the like.
 * @see https://swagger.io/specification/v2/#schema-object
 */
export interface BodySchema {
  /** The allowed types; empty if the document names none. */
  readonly types: readonly string[];
  /** The fields; `undefined` if the document names none, which allows any field. */
  readonly properties: Readonly<Record<string, BodySchema>> | undefined;
  readonly required: readonly string[];
  readonly items: BodySchema | undefined;
}

/** Reads a schema of the document. A part that cannot be read makes no demands. */
export function readBodySchema(schema: unknown, depth = 0): BodySchema {
  const { type, properties, required, items } = readJson(SchemaObject, schema) ?? {};
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

/** The deepest schema of Quay has three levels. */
const MAX_DEPTH = 8;

const SchemaObject = v.object({
  type: withFallback(v.union(v.string(), v.array(v.string())), undefined),
  properties: withFallback(v.record(), undefined),
  required: withFallback(v.array(v.string()), undefined),
  items: v.unknown().optional(),
});

/** One difference between a body and its schema. */
export type BodyMismatch =
  | { readonly kind: 'unknown-field'; readonly at: string; readonly name: string; readonly known: readonly string[] }
  | { readonly kind: 'missing-field'; readonly at: string; readonly name: string }
  | {
      readonly kind: 'wrong-type';
      readonly at: string;
      readonly actual: JsonType;
      readonly expected: readonly string[];
    };

/**
 * Compares a body with its schema. A caller that needs only the first differences stops after them.
 * @param at the position of `value` in the body: `tags[0]`; empty for the whole body.
 */
export function* findBodyMismatches(schema: BodySchema, value: unknown, at = ''): Generator<BodyMismatch> {
  if (!schema.types.every(isKnownType)) return;
  if (schema.types.length > 0 && !schema.types.some((type) => isOfType(value, type))) {
    yield { kind: 'wrong-type', at, actual: typeOf(value), expected: schema.types };
  } else if (Array.isArray(value)) {
    yield* findItemMismatches(schema, value, at);
  } else if (typeof value === 'object' && value !== null) {
    yield* findFieldMismatches(schema, value, at);
  }
}

function* findItemMismatches({ items }: BodySchema, value: readonly unknown[], at: string): Generator<BodyMismatch> {
  if (items === undefined) return;
  for (const [index, item] of value.entries()) yield* findBodyMismatches(items, item, `${at}[${index}]`);
}

function* findFieldMismatches(
  { properties, required }: BodySchema,
  value: object,
  at: string,
): Generator<BodyMismatch> {
  if (properties === undefined) return;
  const known = Object.keys(properties);
  for (const name of required) if (!Object.hasOwn(value, name)) yield { kind: 'missing-field', at, name };
  for (const [name, field] of Object.entries(value)) {
    const property = Object.hasOwn(properties, name) ? properties[name] : undefined;
    if (property === undefined) yield { kind: 'unknown-field', at, name, known };
    else yield* findBodyMismatches(property, field, at === '' ? name : `${at}.${name}`);
  }
}

function isKnownType(type: string): boolean {
  return ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null'].includes(type);
}

function isOfType(value: unknown, type: string): boolean {
  const actual = typeOf(value);
  return actual === type || (type === 'number' && actual === 'integer');
}

function typeOf(value: unknown): JsonType {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value === 'string') return 'string';
  return typeof value === 'boolean' ? 'boolean' : 'object';
}
