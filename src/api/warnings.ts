import { closest } from 'fastest-levenshtein';
import type { BodyFault } from '../quay/v1/body-schema.ts';
import type { Operation, QueryPair } from '../quay/v1/operation.ts';
import { oneLine } from '../text.ts';

/** What in a body is not as the discovery document says; the call is sent all the same. */
export function describeBodyFault(fault: BodyFault, { id }: Operation): string {
  const at = fault.at === '' ? 'body' : `body: ${oneLine(fault.at)}`;
  switch (fault.kind) {
    case 'unknown-field': {
      const near = fault.known.length === 0 ? '' : `, did you mean ${closest(fault.name, [...fault.known])}`;
      return `${at}: ${id} knows no field \`${oneLine(fault.name)}\`${near}? It has: ${fault.known.join(', ') || 'none'}. It is sent; Quay passes over what it does not know.`;
    }
    case 'missing-field':
      return `${at}: the field \`${fault.name}\`, which ${id} requires, is missing. It is sent; Quay will answer 400.`;
    case 'wrong-type':
      return `${at}: is of type ${fault.is}, ${id} takes ${fault.expected.join(' or ')}. It is sent; Quay will answer 400.`;
  }
}

/** What in a query is not as the discovery document says; the call is sent all the same. */
export function describeQueryFaults({ id, query: known }: Operation, given: readonly QueryPair[]): readonly string[] {
  const names = known.map(({ name }) => name);
  const unknown = [...new Set(given.map(([name]) => name))].filter((name) => !names.includes(name));
  const missing = known.filter(({ name, required }) => required && !given.some(([one]) => one === name));
  return [
    ...unknown.map((name) => {
      const near = names.length === 0 ? '' : ` Did you mean ${closest(name, names)}? It has: ${names.join(', ')}.`;
      return `query: ${id} knows no \`${oneLine(name)}\`; it is sent, and Quay passes over it.${near}`;
    }),
    ...missing.map(({ name }) => `query: \`${name}\`, which ${id} requires, is missing.`),
  ];
}
