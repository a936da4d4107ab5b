import type { BodySchema } from './body-schema.ts';

/** The methods of Quay's v1 API. Where GET is supported HEAD is too, but it returns less. */
export type ApiMethod = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** The method and path that identify a call of the v1 API. */
export interface Route {
  readonly method: ApiMethod;
  /** Starts with `/api/v1/`. In the discovery document it has `{parameter}` segments, in a call it has none. */
  readonly path: string;
}

/** The name and the value of one query parameter, not encoded. */
export type QueryPair = readonly [name: string, value: string];

/** One operation of the v1 API, as the discovery document describes it. */
export interface Operation extends Route {
  /** `operationId`: `changeTag`. */
  readonly id: string;
  /** The group of the operation; empty if the document has none. */
  readonly tag: string;
  readonly description: string;
  /** The OAuth scopes, of which a token needs one; empty if the document names none. */
  readonly scopes: readonly string[];
  readonly query: readonly QueryParameter[];
  /** `undefined` if the operation takes no body. */
  readonly body: BodySchema | undefined;
}

/** One query parameter of an operation. */
export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
}

/** `PUT /api/v1/repository/{repository}/tag/{tag} (changeTag)` */
export function describeOperation({ method, path, id }: Operation): string {
  return `${method} ${path} (${id})`;
}

/** The segments of a path; a slash at the end does not add one: `/a/b/` has two. */
export function segmentsOf(path: string): readonly string[] {
  return path.replace(/^\//, '').replace(/\/$/, '').split('/');
}

/** The name in a segment `{name}`; `undefined` for a literal segment. */
export function parameterOf(segment: string): string | undefined {
  return /^\{(.+)\}$/.exec(segment)?.[1];
}

/** A path whose parameters are all `{}`, so that two paths can be compared; a slash at the end does not count. */
export function withoutParameterNames(path: string): string {
  const segments = segmentsOf(path);
  return segments.map((segment) => (parameterOf(segment) === undefined ? segment : '{}')).join('/');
}

/** The only parameter whose value contains slashes: `namespace/repository`, with more segments for nested repositories. */
export const REPOSITORY = 'repository';
