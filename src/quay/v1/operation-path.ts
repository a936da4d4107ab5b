import { distance } from 'fastest-levenshtein';
import { type Operation, parameterOf, REPOSITORY, type Route, segmentsOf } from './operation.ts';

/** The operations on the path that a call means, each by its method; empty where the document has no such path. */
export interface PathMatch {
  readonly operations: readonly Operation[];
  /** What stands in the place of `{repository}`, if it is in the path. */
  readonly repository: string | undefined;
  /** The path of the call with the slash at its end, or without, as the document has it. */
  readonly path: string;
}

/**
 * Finds the path of the document that a call's path is an instance of. `{repository}` stands for two or more segments; a slash at
 * the end is there or not. Of several the one with the shortest repository counts, then the most literal: `…/acme/app/tag` lists the
 * tags of `acme/app`, as in Quay.
 */
export function matchPath(operations: readonly Operation[], path: string): PathMatch {
  const match = matchUnguarded(operations, path);
  return hidesPart(match.repository, operations) ? { operations: [], repository: undefined, path } : match;
}

/** As `matchPath`, for a path that is no slip of the pen: a nested repository may be named as mistyped parts are. */
export function matchUnguarded(operations: readonly Operation[], path: string): PathMatch {
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

function repositoryIn(given: readonly string[], path: string): string | undefined {
  const template = segmentsOf(path);
  const at = template.findIndex((segment) => parameterOf(segment) === REPOSITORY);
  return at < 0 ? undefined : spreadRepository(given, template)?.[at];
}

/**
 * Whether a nested repository is rather a mistyped path below a repository: `acme/app/tags`. Quay answers 204 to the deletion of a
 * repository that is not there, so that nobody would ever notice.
 */
function hidesPart(repository: string | undefined, operations: readonly Operation[]): boolean {
  const [, , ...nested] = repository?.split('/') ?? [];
  if (nested.length === 0) return false;
  const parts = new Set(operations.flatMap(({ path }) => /\{repository\}\/([^/{}]+)/.exec(path)?.[1] ?? []));
  return nested.some((segment) => [...parts].some((part) => distance(segment, part) <= (part.length < 6 ? 1 : 2)));
}

function isInstance(given: readonly string[], template: readonly string[]): boolean {
  return spreadRepository(given, template)?.every((segment, at) => fits(segment, template[at] ?? '')) ?? false;
}

/**
 * The given segments, one for each of the template: those of `{repository}` joined again.
 * `undefined` where there are too few or too many.
 */
function spreadRepository(given: readonly string[], template: readonly string[]): readonly string[] | undefined {
  const at = template.findIndex((segment) => parameterOf(segment) === REPOSITORY);
  const extra = given.length - template.length;
  if (at < 0) return extra === 0 ? given : undefined;
  if (extra < 1) return undefined;
  const end = at + extra + 1;
  return [...given.slice(0, at), given.slice(at, end).join('/'), ...given.slice(end)];
}

function fits(segment: string, template: string): boolean {
  return parameterOf(template) === undefined ? segment === template : segment !== '';
}

/** The more literal segments, the earlier in order; of as many, the one that is literal first. */
function compareLiteral(a: string, b: string): number {
  const [first, second] = [a, b].map((path) => {
    return segmentsOf(path).map((segment) => (parameterOf(segment) === undefined ? 'a' : 'b'));
  });
  const literals = (kinds: readonly string[] = []) => kinds.filter((kind) => kind === 'a').length;
  return literals(second) - literals(first) || (`${first}` < `${second}` ? -1 : 1);
}

/** The names of the parameters in an operation's path, in their order. */
export function pathParameters({ path }: Pick<Operation, 'path'>): readonly string[] {
  return segmentsOf(path).flatMap((segment) => parameterOf(segment) ?? []);
}

/**
 * The route of a call: the operation's path with values in the place of its parameters, percent-encoded where a path wants it.
 * @param values one for each of `pathParameters`.
 */
export function fillPath({ method, path }: Operation, values: ReadonlyMap<string, string>): Route {
  const segments = segmentsOf(path).map((segment) => {
    const name = parameterOf(segment);
    return name === undefined ? segment : (values.get(name) ?? segment).split('/').map(encodeSegment).join('/');
  });
  return { method, path: `/${segments.join('/')}${path.endsWith('/') ? '/' : ''}` };
}

/** `:`, `+`, `@`, `$`, `,` may stand in a segment, so that digests and robots read as such (RFC 3986 section 3.3). */
function encodeSegment(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2B|40|24|2C)/g, decodeURIComponent);
}
