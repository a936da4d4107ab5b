import * as z from 'zod/mini';
import { pythonRepr } from './python-repr.ts';

/** The part of JSON Schema that the discovery document uses. */
export interface JsonSchema {
  readonly type?: string | readonly string[] | undefined;
  readonly required?: readonly string[] | undefined;
  readonly properties?: Readonly<Record<string, JsonSchema>> | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly items?: JsonSchema | undefined;
  readonly maxLength?: number | undefined;
}

/**
 * Returns the error message of Python's jsonschema for a value (with its line breaks), or undefined if the value is
 * valid.
 */
export function findViolation(schema: JsonSchema, value: unknown): string | undefined {
  const fault = findFault(schema, value);
  if (fault === undefined) return undefined;
  const { message, keyword, at, path } = fault;
  const where = `Failed validating '${keyword}' in schema${at.map(bracket).join('')}:\n    ${pythonRepr(fault.schema)}`;
  return `${message}\n\n${where}\n\nOn instance${path.map(bracket).join('')}:\n    ${pythonRepr(fault.value)}`;
}

interface Fault {
  readonly message: string;
  readonly keyword: string;
  readonly schema: JsonSchema;
  readonly value: unknown;
  /** The path of the schema and of the value. */
  readonly at: readonly (string | number)[];
  readonly path: readonly (string | number)[];
}

function findFault(schema: JsonSchema, value: unknown): Fault | undefined {
  const own = ownFault(schema, value);
  if (own !== undefined) return { ...own, schema, value, at: [], path: [] };
  const inProperties = Object.entries(schema.properties ?? {}).map(([key, property]) => {
    const held = isObject(value) ? value[key] : undefined;
    return held === undefined ? undefined : deeper(findFault(property, held), ['properties', key], key);
  });
  const inItems = (Array.isArray(value) && schema.items !== undefined ? value : []).map((item, index) =>
    deeper(findFault(schema.items ?? {}, item), ['items'], index),
  );
  return [...inProperties, ...inItems].find((fault) => fault !== undefined);
}

function deeper(fault: Fault | undefined, at: readonly string[], key: string | number): Fault | undefined {
  return fault && { ...fault, at: [...at, ...fault.at], path: [key, ...fault.path] };
}

function ownFault(schema: JsonSchema, value: unknown): Pick<Fault, 'message' | 'keyword'> | undefined {
  const types = schema.type === undefined ? [] : [schema.type].flat();
  if (types.length > 0 && !types.some((type) => isOfType(value, type)))
    return { keyword: 'type', message: `${pythonRepr(value)} is not of type ${types.map(pythonRepr).join(', ')}` };
  if (schema.enum !== undefined && !schema.enum.includes(value))
    return { keyword: 'enum', message: `${pythonRepr(value)} is not one of ${pythonRepr(schema.enum)}` };
  if (schema.maxLength !== undefined && typeof value === 'string' && value.length > schema.maxLength)
    return { keyword: 'maxLength', message: `${pythonRepr(value)} is too long` };
  const missing = isObject(value) ? schema.required?.find((key) => !(key in value)) : undefined;
  return missing === undefined
    ? undefined
    : { keyword: 'required', message: `${pythonRepr(missing)} is a required property` };
}

function isOfType(value: unknown, type: string): boolean {
  if (type === 'null') return value === null;
  if (type === 'array') return Array.isArray(value);
  if (type === 'integer') return Number.isInteger(value);
  return type === 'object' ? isObject(value) : typeof value === type;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function bracket(key: string | number): string {
  return `[${pythonRepr(key)}]`;
}

/** Parses a schema and keeps unknown fields. */
export const JsonSchemaSchema: z.ZodMiniType<JsonSchema> = z.lazy(() =>
  z.looseObject({
    type: z.optional(z.union([z.string(), z.array(z.string())])),
    required: z.optional(z.array(z.string())),
    properties: z.optional(z.record(z.string(), JsonSchemaSchema)),
    enum: z.optional(z.array(z.unknown())),
    items: z.optional(JsonSchemaSchema),
    maxLength: z.optional(z.number()),
  }),
);
