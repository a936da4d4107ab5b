import * as z from 'zod/mini';
import { InputError } from '../error.ts';
import { parseJsonInput, withoutByteOrderMark } from './json-input.ts';

/**
 * Reads `parameters`: a JSON object of texts, numbers and booleans.
 * @throws InputError for anything else.
 */
export function readParameters(text: string): ReadonlyMap<string, string> {
  const json: unknown = text === '' ? {} : parseJsonInput(withoutByteOrderMark(text), 'this', EXPECTED);
  const { success, data } = z.safeParse(Parameters, json);
  if (!success) throw new InputError(`this is no JSON object of texts, numbers and booleans; ${EXPECTED}`);
  return new Map(Object.entries(data).map(([name, value]) => [name, String(value)]));
}

const Parameters = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const EXPECTED =
  'expected a JSON object with a value for each {name} in the path of the operation, for example: {"repository": "acme/app", "tag": "v1"}';
