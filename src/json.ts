import * as v from 'valibot';

/** The limits of JSON from outside. They hold before it is parsed, because the size of a body says little about the memory that it needs. */
export interface JsonLimits {
  /** Levels of arrays and objects. */
  readonly depth: number;
  /** Values at all levels, including arrays and objects. */
  readonly values: number;
}

/** A document of 32 MiB has 16 bytes per value then, less than any real one. `{}` needs about 60 bytes of memory. */
const JSON_LIMITS: JsonLimits = { depth: 128, values: 2_000_000 };

/** The JSON value of a body; `undefined`, which no schema accepts, if the body is not valid JSON or exceeds the limits. */
export function parseJson(body: Buffer, limits: JsonLimits = JSON_LIMITS): unknown {
  if (exceedsLimits(body, limits) !== undefined) return undefined;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

/**
 * The limit that a body exceeds, for a sentence about the body: `has more than 2,000,000 values`; `undefined` if it exceeds none. Counts
 * without parsing: for 16 MiB of `[` alone, the parser needs 760 MB.
 */
export function exceedsLimits(body: Buffer, limits: JsonLimits = JSON_LIMITS): string | undefined {
  const { depth: maxDepth, values: maxValues } = limits;
  let [depth, values] = [0, 1];
  for (let at = 0; at < body.length; at++) {
    const byte = body[at];
    if (byte === QUOTE) at = endOfString(body, at);
    else if (byte === BRACKET || byte === BRACE) [depth, values] = [depth + 1, values + 1];
    else if (byte === COMMA) values += 1;
    else if (byte === CLOSING_BRACKET || byte === CLOSING_BRACE) depth -= 1;
    if (depth > maxDepth) return `has more than ${maxDepth} levels`;
    if (values > maxValues) return `has more than ${maxValues.toLocaleString('en')} values`;
  }
  return undefined;
}

/** The index of the closing quotation mark; beyond the body if there is none. */
function endOfString(body: Buffer, start: number): number {
  let at = start + 1;
  while (at < body.length && body[at] !== QUOTE) at += body[at] === BACKSLASH ? 2 : 1;
  return at;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [BRACKET, CLOSING_BRACKET, BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Reads a JSON object; the schemas of valibot alone would also accept an array. */
export const jsonObject = v.custom<Readonly<Record<string, unknown>>>(
  (value) => typeof value === 'object' && value !== null && !Array.isArray(value),
  'must be an object',
);

/** Reads the named fields of a JSON object. The message for a field that is absent is that of its schema. */
export function object<const Entries extends v.ObjectEntries>(entries: Entries) {
  return v.pipe(
    jsonObject,
    v.object(entries, ({ path }) => messageOf(entries[String(path?.[0]?.key)])),
  );
}

/** Reads a JSON object as it is, with all its fields, where the named ones have their schemas. `v.looseObject` would drop some others. */
export function looseObject<const Entries extends v.ObjectEntries>(entries: Entries) {
  const known = v.object(entries);
  return v.pipe(
    jsonObject,
    v.custom<v.InferOutput<typeof known> & Readonly<Record<string, unknown>>>((json) => v.is(known, json)),
  );
}

/** Reads a JSON object whose values all have this schema. `v.record` would drop some names, such as `constructor`. */
export function record<Value extends v.GenericSchema>(value: Value) {
  return v.pipe(
    jsonObject,
    v.transform((json) => Object.entries(json)),
    v.array(v.tuple([v.string(), value])),
    v.transform((entries): Readonly<Record<string, v.InferOutput<Value>>> => Object.fromEntries(entries)),
  );
}

function messageOf(schema: v.ObjectEntries[string] | undefined): string {
  return schema !== undefined && 'message' in schema && typeof schema.message === 'string'
    ? schema.message
    : 'is not valid';
}
