import type { BodySchema } from './body-schema.ts';

/** The methods of Quay's v1 API; HEAD is answered where GET is, and tells less. */
export type ApiMethod = 'GET' | 'PUT' | 'POST' | 'DELETE';

/** What a call of the v1 API is named by: a method on a path. */
export interface Route {
  readonly method: ApiMethod;
  /** From `/api/v1/` on. In the discovery document it has `{parameter}` segments, in a call it has none. */
  readonly path: string;
}

/** A name and a value of a call's query, not encoded. */
export type QueryPair = readonly [name: string, value: string];

/** One operation of the v1 API, as the discovery document describes it. */
export interface Operation extends Route {
  /** `operationId`: `changeTag`. */
  readonly id: string;
  /** What the operations are grouped by; empty where the document has none. */
  readonly tag: string;
  readonly description: string;
  /** The OAuth scopes of which a token needs one; empty where the document says nothing. */
  readonly scopes: readonly string[];
  /** What may stand behind `?`. */
  readonly query: readonly QueryParameter[];
  /** Absent where the operation takes no body. */
  readonly body: BodySchema | undefined;
}

/** One parameter of the query. */
export interface QueryParameter {
  readonly name: string;
  readonly required: boolean;
}

/** `PUT /api/v1/repository/{repository}/tag/{tag} (changeTag)` */
export function describeOperation({ method, path, id }: Operation): string {
  return `${method} ${path} (${id})`;
}

/** Segments of a path without its first slash and without the last one: `a/b/` has two. */
export function segmentsOf(path: string): readonly string[] {
  return path.replace(/^\//, '').replace(/\/$/, '').split('/');
}

/** The name in a segment `{name}`; `undefined` for literal text. */
export function parameterOf(segment: string): string | undefined {
  return /^\{(.+)\}$/.exec(segment)?.[1];
}

/** The one parameter whose value has slashes: `namespace/repository`, nested names included. */
export const REPOSITORY = 'repository';
