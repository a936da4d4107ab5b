import { InputError } from '../error.ts';
import type { QueryPair } from '../quay/v1/operation.ts';
import { oneLine } from '../text.ts';

/** The input `path`: a path that starts with `/api/v1/`, percent-encoded where necessary, and its query. */
export interface ReadPath {
  readonly path: string;
  readonly query: readonly QueryPair[];
}

/**
 * Reads a path with or without `/api/v1`, with or without a query.
 * @throws InputError for a path that a server would read differently than a person.
 */
export function readPath(text: string): ReadPath {
  const [, typed = '', query] = /^([^?]*)(?:\?(.*))?$/s.exec(text) ?? [];
  const fragment = text.includes('#') ? 'has a #, which is not sent to servers: write %23' : undefined;
  const problem = pathProblem(typed) ?? fragment ?? queryProblem(query);
  if (problem !== undefined) {
    // Without the query, whose values may be secret.
    const shown = query === undefined ? oneLine(typed) : `${oneLine(typed)}?…`;
    throw new InputError(
      `\`${shown}\` ${problem}; expected the path after /api/v1/, for example: repository/acme/app/tag/`,
    );
  }
  const rest = typed.replace(/^\/?(?:api\/v1(?=\/|$))?\/?/, '');
  const url = new URL(`https://host.invalid/api/v1/${rest}`);
  return { path: url.pathname, query: [...new URLSearchParams(query)] };
}

/** A variable of the shell, `$NAME`, `${NAME}` or `$(command)`: in an input it is not replaced. */
export const UNEXPANDED = /\$[A-Z_a-z({]/;
export const UNEXPANDED_ADVICE = `has a $ and a name, which no shell replaces by the value of a variable here; write \${{ env.NAME }}`;

/** Characters: servers accept about 8,000 in a request line. */
const MAX_PATH = 4_000;

function pathProblem(path: string): string | undefined {
  if (path.length > MAX_PATH) return `has more than ${MAX_PATH} characters`;
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(path)) return 'is a URL: set the host in the input registry';
  if (UNEXPANDED.test(path)) return UNEXPANDED_ADVICE;
  if (/[{}]/.test(path))
    return 'has braces, which stand for a value: write the value, or use operation with parameters';
  if (/[\s\\]/.test(path)) return 'has a space, a line break or a backslash: write a space as %20';
  if (/%(?![\da-f]{2})/i.test(path)) return 'has a % that does not encode a character: write %25';
  if (/%(?:2f|5c|[01][\da-f])/i.test(path)) {
    return 'has an encoded slash, backslash or control character, which servers read in different ways';
  }
  if (/^\/?v2(?:\/|$)/.test(path)) {
    return 'is a path of the registry API, which needs a registry token: use the gate, or the output token of the token action';
  }
  if (/^[^/]*[.:][^/]*\/api\/v1(?:\/|$)/.test(path)) return 'starts with a host: set it as registry';
  const segments = path.replace(/^\//, '').replace(/\/$/, '').split('/');
  if (segments.includes('')) return 'has an empty segment: a variable in it is probably not set';
  return segments.some(isDots) ? 'has a segment . or .., which leads to another path' : undefined;
}

/** A `?` in a value would end the path there, so that the call would go to a shorter path. */
function queryProblem(query: string | undefined): string | undefined {
  const isPair = (pair: string) => /^[^=/]+=/.test(pair.replaceAll(/%2f/gi, '/'));
  if (query === undefined || query.split('&').every(isPair)) return undefined;
  return 'has a ? that is not followed by name=value: write a ? in the path as %3F';
}

function isDots(segment: string): boolean {
  return /^\.{1,2}$/.test(segment.replaceAll(/%2e/gi, '.'));
}
