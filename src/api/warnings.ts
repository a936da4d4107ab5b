import { closest } from 'fastest-levenshtein';
import { type BodyMismatch, findBodyMismatches } from '../quay/v1/body-schema.ts';
import type { Operation, QueryPair } from '../quay/v1/operation.ts';
import { oneLine } from '../text.ts';

/** Returns what in a body differs from the discovery document. The call is sent anyway. */
export function bodyWarnings(operation: Operation, body: string | undefined): readonly string[] {
  const { id, body: schema } = operation;
  if (schema === undefined) {
    return body === undefined ? [] : [`body: the discovery document has no body for ${id}. The body is sent.`];
  }
  if (body === undefined) return [`body: ${id} expects a body, but none is given. Set the input body, at least to {}.`];
  return findBodyMismatches(schema, JSON.parse(body)).map((mismatch) => describeMismatch(mismatch, id));
}

function describeMismatch(mismatch: BodyMismatch, id: string): string {
  const at = mismatch.at === '' ? 'body' : `body: ${oneLine(mismatch.at)}`;
  switch (mismatch.kind) {
    case 'unknown-field': {
      const { name, known } = mismatch;
      const near = known.length === 0 ? '' : ` Did you mean ${closest(name, [...known])}?`;
      const fields = known.join(', ') || 'none';
      return `${at}: ${id} has no field \`${oneLine(name)}\`.${near} Its fields are: ${fields}. The field is sent; Quay ignores it.`;
    }
    case 'missing-field':
      return `${at}: the field \`${mismatch.name}\`, which ${id} requires, is missing. The body is sent; Quay will return 400.`;
    case 'wrong-type':
      return `${at}: the type is ${mismatch.actual}, but ${id} expects ${mismatch.expected.join(' or ')}. The body is sent; Quay will return 400.`;
  }
}

/** Returns what in a query differs from the discovery document. The call is sent anyway. */
export function queryWarnings({ id, query: known }: Operation, given: readonly QueryPair[]): readonly string[] {
  const names = known.map(({ name }) => name);
  const unknown = [...new Set(given.map(([name]) => name))].filter((name) => !names.includes(name));
  const missing = known.filter(({ name, required }) => required && !given.some(([givenName]) => givenName === name));
  return [
    ...unknown.map((name) => {
      const near = names.length === 0 ? '' : ` Did you mean ${closest(name, names)}?`;
      const parameters = names.join(', ') || 'none';
      return `query: ${id} has no \`${oneLine(name)}\`.${near} Its query parameters are: ${parameters}. It is sent; Quay ignores it.`;
    }),
    ...missing.map(({ name }) => `query: \`${name}\`, which ${id} requires, is missing.`),
  ];
}
