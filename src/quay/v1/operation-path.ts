import { distance } from 'fastest-levenshtein';
import { type Operation, parameterOf, REPOSITORY, type Route, segmentsOf } from './operation.ts';

/** The operations on the path of a call, one for each method; empty if the document does not have the path. */
export interface PathMatch {
  readonly operations: readonly Operation[];
  /** The value of `{repository}`, if the path has it. */
  readonly repository: string | undefined;
  /** The path of the call, with a slash at the end or without, as in the document. */
  readonly path: string;
}

/**
 * Finds the path in the document that the path of a call is an instance of. `{repository}` matches two or more segments; a slash at the
 * end is optional. Of several matches, the one with the shortest repository counts, then the one with the most literal segments. As in
 * Quay, `…/acme/app/tag` lists the tags of `acme/app`.
 */
export function matchPath(operations: readonly Operation[], path: string): PathMatch {
  const given = segmentsOf(path);
  const matching = operations.filter(({ path: template }) => isInstance(given, segmentsOf(template)));
  const width = ({ path }: Operation) => repositoryIn(given, path)?.split('/').length ?? 0;
  const [best] = matching.toSorted((a, b) => width(a) - width(b) || compareLiteral(a.path, b.path));
  if (best === undefined) return { operations: [], repository: undefined, path };
  return {
    operations: matching.filter((operation) => operation.path === best.path),
    repository: repositoryIn(given, best.path),
    path: `/${given.join('/')}${best.path.endsWith('/') ? '/' : ''}`,
  };
}

/** Like `matchPath`, for a path that a person typed: a nested repository that looks like a mistyped path does not match. */
export function matchTypedPath(operations: readonly Operation[], path: string): PathMatch {
  const match = matchPath(operations, path);
  return isLikelyTypo(match.repository, operations) ? { operations: [], repository: undefined, path } : match;
}

function repositoryIn(given: readonly string[], path: string): string | undefined {
  const template = segmentsOf(path);
  const at = template.findIndex((segment) => parameterOf(segment) === REPOSITORY);
  return at < 0 ? undefined : joinRepository(given, template)?.[at];
}

/**
 * Whether a nested repository is more likely a mistyped path of a repository: `acme/app/tags`. Quay returns 204 when it is asked to
 * delete a repository that does not exist, so the mistake would not be noticed.
 */
function isLikelyTypo(repository: string | undefined, operations: readonly Operation[]): boolean {
  const [, , ...nested] = repository?.split('/') ?? [];
  if (nested.length === 0) return false;
  const literals = new Set(operations.flatMap(({ path }) => /\{repository\}\/([^/{}]+)/.exec(path)?.[1] ?? []));
  return nested.some((segment) => [...literals].some((literal) => isSimilar(segment, literal)));
}

/** Up to two letters may differ, one in a short word. */
function isSimilar(segment: string, literal: string): boolean {
  return distance(segment, literal) <= (literal.length < 6 ? 1 : 2);
}

function isInstance(given: readonly string[], template: readonly string[]): boolean {
  return joinRepository(given, template)?.every((segment, at) => matchesSegment(segment, template[at] ?? '')) ?? false;
}

/**
 * Joins the given segments that stand for `{repository}`, so that there is one for each segment of the template; `undefined` if there
 * are too few or too many.
 */
function joinRepository(given: readonly string[], template: readonly string[]): readonly string[] | undefined {
  const at = template.findIndex((segment) => parameterOf(segment) === REPOSITORY);
  const extra = given.length - template.length;
  if (at < 0) return extra === 0 ? given : undefined;
  if (extra < 1) return undefined;
  const end = at + extra + 1;
  return [...given.slice(0, at), given.slice(at, end).join('/'), ...given.slice(end)];
}

function matchesSegment(segment: string, template: string): boolean {
  return parameterOf(template) === undefined ? segment === template : segment !== '';
}

/** Orders the path with more literal segments first; with the same number, the one whose first difference is literal. */
function compareLiteral(a: string, b: string): number {
  const [first, second] = [a, b].map((path) => {
    return segmentsOf(path).map((segment) => (parameterOf(segment) === undefined ? 'a' : 'b'));
  });
  const literals = (kinds: readonly string[] = []) => kinds.filter((kind) => kind === 'a').length;
  return literals(second) - literals(first) || (`${first}` < `${second}` ? -1 : 1);
}

/** The names of the parameters in the path of an operation, in their order. */
export function pathParameters({ path }: Pick<Operation, 'path'>): readonly string[] {
  return segmentsOf(path).flatMap((segment) => parameterOf(segment) ?? []);
}

/** Returns the values of the parameters in the path of a call, not encoded. @param path an instance of the path of the operation. */
export function parametersIn(path: string, operation: Pick<Operation, 'path'>): Readonly<Record<string, string>> {
  const template = segmentsOf(operation.path);
  const values = joinRepository(segmentsOf(path), template) ?? [];
  return Object.fromEntries(
    template.flatMap((segment, at) => {
      const name = parameterOf(segment);
      return name === undefined ? [] : [[name, decodeSegment(values[at] ?? '')]];
    }),
  );
}

function decodeSegment(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * Returns the route of a call: the path of the operation with values in place of its parameters, percent-encoded where necessary.
 * @param values one for each of `pathParameters`.
 */
export function fillPath({ method, path }: Operation, values: ReadonlyMap<string, string>): Route {
  const segments = segmentsOf(path).map((segment) => {
    const name = parameterOf(segment);
    return name === undefined ? segment : (values.get(name) ?? segment).split('/').map(encodeSegment).join('/');
  });
  return { method, path: `/${segments.join('/')}${path.endsWith('/') ? '/' : ''}` };
}

/** Does not encode `:`, `+`, `@`, `$` and `,`, which a segment may contain (RFC 3986 section 3.3), so that digests and robots stay readable. */
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2B|40|24|2C)/g, decodeURIComponent);
}
