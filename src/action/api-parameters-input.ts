import * as z from 'zod/mini';
import { explain, InputError } from '../error.ts';

/**
 * Reads `parameters`: a JSON object of texts, numbers and booleans.
 * @throws InputError for anything else.
 */
export function readParameters(text: string): ReadonlyMap<string, string> {
  const json: unknown = text === '' ? {} : parse(text);
  const { success, data } = z.safeParse(Parameters, json);
  if (!success) throw new InputError(`this is no JSON object of texts, numbers and booleans; ${EXPECTED}`);
  return new Map(Object.entries(data).map(([name, value]) => [name, String(value)]));
}

const Parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const EXPECTED =
  'expected a JSON object with a value for each {name} in the path of the operation, for example: {"repository": "acme/app", "tag": "v1"}';

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new InputError(`this is no JSON (${explain(cause)}); ${EXPECTED}`);
  }
}
