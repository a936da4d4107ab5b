import { quote } from '../text.ts';
import { matchesGlob } from './glob.ts';
import { formatPointer, readPointer } from './pointer.ts';

/** The option `predicate./JSON/pointer=VALUE`. */
export interface PredicateValue {
  /** The tokens of the JSON pointer, at least one. */
  readonly pointer: readonly string[];
  /** A string of the document matches it as a glob; a number or boolean must have exactly this text. */
  readonly value: string;
}

/**
 * Compares a value of a predicate with the option.
 * @returns why it does not match, as a clause; `undefined` if it matches. An absent value, `null`, an array and an object never match.
 */
export function findPredicateFault({ pointer, value }: PredicateValue, predicate: unknown): string | undefined {
  const found = readPointer(predicate, pointer);
  const at = quote(formatPointer(pointer), MAX_QUOTED);
  if (typeof found === 'string') {
    return matchesGlob(value, found)
      ? undefined
      : `its predicate has ${quote(found, MAX_QUOTED)} at ${at}, not ${quote(value, MAX_QUOTED)}`;
  }
  if (typeof found === 'number' || typeof found === 'boolean') {
    return String(found) === value ? undefined : `its predicate has ${found} at ${at}, not ${quote(value, MAX_QUOTED)}`;
  }
  if (found === undefined) return `its predicate has nothing at ${at}`;
  return `its predicate has ${nameValue(found)} at ${at}, which cannot be compared`;
}

function nameValue(found: unknown): string {
  if (found === null) return 'null';
  return Array.isArray(found) ? 'an array' : 'an object';
}

/** Characters of a string from a document. */
const MAX_QUOTED = 200;
