import { closest, distance } from 'fastest-levenshtein';
import { type BodyMismatch, findBodyMismatches } from '../quay/v1/body-schema.ts';
import type { Operation, QueryPair } from '../quay/v1/operation.ts';
import { joinNames, oneLine } from '../text.ts';

/** Returns what in a body differs from the discovery document. The call is sent anyway. */
export function bodyWarnings(operation: Operation, body: string | undefined): readonly string[] {
  const { id, body: schema } = operation;
  if (schema === undefined) {
    return body === undefined ? [] : [`body: the discovery document has no body for ${id}. The body is sent.`];
  }
  if (body === undefined) return [`body: ${id} expects a body, but none is given. Set the input body, at least to {}.`];
  const warnings: string[] = [];
  for (const mismatch of findBodyMismatches(schema, JSON.parse(body))) {
    warnings.push(describeMismatch(mismatch, id));
    if (warnings.length > MAX_WARNINGS) break;
  }
  return firstOf(warnings, 'body');
}

/** A list with a mistyped field would have a warning for each of its entries. */
function firstOf(warnings: readonly string[], input: string): readonly string[] {
  if (warnings.length <= MAX_WARNINGS) return warnings;
  return [...warnings.slice(0, MAX_WARNINGS), `${input}: there are more differences.`];
}

const MAX_WARNINGS = 10;

function describeMismatch(mismatch: BodyMismatch, id: string): string {
  const at = mismatch.at === '' ? 'body' : `body: ${oneLine(mismatch.at)}`;
  switch (mismatch.kind) {
    case 'unknown-field': {
      const { name, known } = mismatch;
      return `${at}: ${id} has no field \`${oneLine(name)}\`.${didYouMean(name, known)} Its fields are: ${joinNames(known)}. The field is sent; Quay ignores it.`;
    }
    case 'missing-field':
      return `${at}: the field \`${oneLine(mismatch.name)}\`, which ${id} requires, is missing. The body is sent; Quay will return 400.`;
    case 'wrong-type':
      return `${at}: the type is ${mismatch.actual}, but ${id} expects ${[...new Set(mismatch.expected)].join(' or ')}. The body is sent; Quay will return 400.`;
  }
}

/** Returns what in a query differs from the discovery document. The call is sent anyway. */
export function queryWarnings({ id, query: known }: Operation, given: readonly QueryPair[]): readonly string[] {
  const names = known.map(({ name }) => name);
  const unknown = [...new Set(given.map(([name]) => name))]
    .filter((name) => !names.includes(name))
    .slice(0, MAX_WARNINGS + 1);
  const missing = known.filter(({ name, required }) => required && !given.some(([givenName]) => givenName === name));
  const warnings = [
    ...unknown.map((name) => {
      return `query: ${id} has no \`${oneLine(name)}\`.${didYouMean(name, names)} Its query parameters are: ${joinNames(names)}. It is sent; Quay ignores it.`;
    }),
    ...given.filter(([, value]) => /&[\w.-]+=/.test(value)).map(([name]) => describeJoinedPairs(name)),
    ...missing.map(({ name }) => `query: \`${name}\`, which ${id} requires, is missing.`),
  ];
  return firstOf(warnings, 'query');
}

function describeJoinedPairs(name: string): string {
  return `query: the value of \`${oneLine(name)}\` has an & and a =, which are sent as part of it. If they separate parameters, write one name=value per line.`;
}

/** Proposes a name only if at least half of the letters are right. */
function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0 || name.length > MAX_COMPARED) return '';
  const near = closest(name, [...known]);
  return distance(name, near) <= name.length / 2 ? ` Did you mean ${near}?` : '';
}

/** Characters: the time of a comparison grows with the length of both names. */
const MAX_COMPARED = 200;
