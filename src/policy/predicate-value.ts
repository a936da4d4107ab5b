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
 * @returns why it does not match, as a clause; `undefined` if it matches. An absent value, `null`, an array, an object and
 * an integer above 2^53 never match.
 */
export function findPredicateFault({ pointer, value }: PredicateValue, predicate: unknown): string | undefined {
  const found = readPointer(predicate, pointer);
  const at = quote(formatPointer(pointer));
  if (typeof found === 'string') {
    return matchesGlob(value, found) ? undefined : `its predicate has ${quote(found)} at ${at}, not ${quote(value)}`;
  }
  if (typeof found === 'boolean' || isExact(found)) {
    return String(found) === value ? undefined : `its predicate has ${found} at ${at}, not ${quote(value)}`;
  }
  if (found === undefined) return `its predicate has nothing at ${at}`;
  return `its predicate has ${nameValue(found)} at ${at}, which cannot be compared`;
}

/** Other integers were rounded when the JSON was parsed, so that their text is not that of the document. */
function isExact(found: unknown): found is number {
  return typeof found === 'number' && (Number.isSafeInteger(found) || !Number.isInteger(found));
}

function nameValue(found: unknown): string {
  if (typeof found === 'number') return 'a number with too many digits';
  if (found === null) return 'null';
  return Array.isArray(found) ? 'an array' : 'an object';
}
