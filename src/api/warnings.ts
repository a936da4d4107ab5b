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
    if (warnings.length === MAX_WARNINGS) return [...warnings, 'body: there are more differences.'];
    warnings.push(describeMismatch(mismatch, id));
  }
  return warnings;
}

/** Of each kind; a list with a mistyped field would have one for each of its entries. */
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
  const unknown = [...new Set(given.map(([name]) => name))].filter((name) => !names.includes(name));
  const missing = known.filter(({ name, required }) => required && !given.some(([givenName]) => givenName === name));
  return [
    ...unknown.slice(0, MAX_WARNINGS).map((name) => {
      return `query: ${id} has no \`${oneLine(name)}\`.${didYouMean(name, names)} Its query parameters are: ${joinNames(names)}. It is sent; Quay ignores it.`;
    }),
    ...given.filter(([, value]) => /&[\w.-]+=/.test(value)).map(([name]) => describeJoinedPairs(name)),
    ...missing.map(({ name }) => `query: \`${name}\`, which ${id} requires, is missing.`),
  ];
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
