import { InputError } from '../error.ts';
import type { QueryPair } from '../quay/v1/operation.ts';

/** A path from `/api/v1/` on, percent-encoded where a URL wants it, and what stood behind its `?`. */
export interface ReadPath {
  readonly path: string;
  readonly query: readonly QueryPair[];
}

/**
 * Reads a path as people write it: with `/api/v1` or without, with a query or without.
 * @throws InputError for what would be sent to another place than it reads.
 */
export function readPath(text: string): ReadPath {
  const [, typed = '', query] = /^([^?]*)(?:\?(.*))?$/s.exec(text) ?? [];
  const fragment = text.includes('#') ? 'has a #, which no server is sent; write %23' : undefined;
  const problem = problemOf(typed) ?? fragment ?? problemOfQuery(query);
  if (problem !== undefined) {
    throw new InputError(
      `\`${text}\` ${problem}; expected what stands behind /api/v1/, for example: repository/acme/app/tag/`,
    );
  }
  const rest = typed.replace(/^\/?(?:api\/v1(?=\/|$))?\/?/, '');
  const url = new URL(`https://host.invalid/api/v1/${rest}`);
  return { path: url.pathname, query: [...new URLSearchParams(query)] };
}

function problemOf(path: string): string | undefined {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) return 'is an address; the host is the input registry';
  if (/[{}]/.test(path))
    return 'has braces, which stand for a value; write the value, or give operation with parameters';
  if (/[\s\\]/.test(path)) return 'has a blank or a backslash; write a blank as %20';
  if (/%(?![\da-f]{2})/i.test(path)) return 'has a % that encodes nothing; write %25';
  if (/%(?:2f|5c|[01][\da-f])/i.test(path))
    return 'has an encoded slash, backslash or control character, which servers read in different ways';
  const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  if (segments.includes('')) return 'has an empty part between slashes (is a variable in it not set?)';
  return segments.some(isDots) ? 'has a part . or .., which leads elsewhere' : undefined;
}

/** A `?` in a value would cut the path short there, and call what stands before it. */
function problemOfQuery(query: string | undefined): string | undefined {
  const isPair = (pair: string) => /^[^=/]+=/.test(pair.replaceAll(/%2f/gi, '/'));
  if (query === undefined || query.split('&').every(isPair)) return undefined;
  return 'has behind its ? what is no name=value; write a ? of the path itself as %3F';
}

function isDots(segment: string): boolean {
  return /^\.{1,2}$/.test(segment.replaceAll(/%2e/gi, '.'));
}
