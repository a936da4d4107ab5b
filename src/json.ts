import * as v from '@badrap/valita';

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

/** The index of the closing quotation mark; that of the end of the body if there is none. Most bytes of a body are in strings. */
function endOfString(body: Buffer, start: number): number {
  let at = body.indexOf(QUOTE, start + 1);
  while (at >= 0 && isEscaped(body, at)) at = body.indexOf(QUOTE, at + 1);
  return at < 0 ? body.length : at;
}

/** A quotation mark is escaped by a backslash that is not itself escaped. */
function isEscaped(body: Buffer, quote: number): boolean {
  let before = quote;
  while (body[before - 1] === BACKSLASH) before -= 1;
  return (quote - before) % 2 === 1;
}

const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [BRACKET, CLOSING_BRACKET, BRACE, CLOSING_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];

/** Returns the value that the schema reads, without the fields that it does not name; `undefined` if the JSON does not match it. */
export function readJson<T>(schema: v.Type<T>, json: unknown): T | undefined {
  const result = schema.try(json, { mode: 'strip' });
  return result.ok ? result.value : undefined;
}

/** A part of JSON that does not match a schema. The message is a predicate: `must be a string`. */
export interface JsonIssue {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** Lists why `readJson` does not accept JSON. `passthrough` checks fields in the order of the schema, `strip` in that of the document. */
export function findIssues(schema: v.Type, json: unknown): readonly JsonIssue[] {
  const result = schema.try(json, { mode: 'passthrough' });
  return result.ok ? [] : result.issues.map((issue) => ({ path: issue.path, message: messageOf(issue) }));
}

function messageOf(issue: v.Err['issues'][number]): string {
  if (issue.code === 'custom_error' && issue.message !== undefined) return issue.message;
  if (issue.code !== 'invalid_type') return 'is not valid';
  return `must be ${issue.expected.map((type) => (/^[ao]/.test(type) ? `an ${type}` : `a ${type}`)).join(' or ')}`;
}

/** Reads a value that passes a check. Its message is also the one for a field that is absent, for which valita has no expected type. */
export function custom<T>(isValid: (value: unknown) => value is T, message: string): v.Type<T> {
  return v.unknown().optional().assert(isValid, message);
}

/** Reads a value with the schema; for a value that does not match it, and for a field that is absent, it returns the fallback. */
export function withFallback<T, F>(schema: v.Type<T>, fallback: F): v.Type<T | F> {
  return v
    .unknown()
    .optional()
    .map((json): T | F => {
      const value = readJson(schema, json);
      return value === undefined ? fallback : value;
    });
}

/** Reads a string; `undefined` for any other value. */
export const stringOrNothing = withFallback(v.string(), undefined);
