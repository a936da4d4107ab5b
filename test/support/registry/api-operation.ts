import * as z from 'zod/mini';
import { readDiscovery } from './api-discovery.ts';
import type { JsonSchema } from './api-schema.ts';

/** An operation as the discovery document describes it. */
export interface Operation {
  readonly id: string;
  /** The scope that the token needs; undefined: none. */
  readonly scope: string | undefined;
  /** The schema of the body; undefined: no body. */
  readonly body: JsonSchema | undefined;
}

/** A path of the document and its operations by method. */
export interface Resource {
  readonly pattern: RegExp;
  readonly operations: ReadonlyMap<string, Operation>;
}

/** The result of looking up a path: its operations and parameters, a missing trailing slash, or nothing. */
export type Found =
  | {
      readonly kind: 'resource';
      readonly resource: Resource;
      readonly params: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'slash-missing' }
  | { readonly kind: 'nothing' };

/**
 * Finds a path, or the path with a trailing slash, in the document. If several match, the one with the most literal
 * segments is returned.
 */
export function findResource(path: string): Found {
  resources ??= readResources();
  for (const resource of resources) {
    const match = resource.pattern.exec(path);
    if (match !== null) return { kind: 'resource', resource, params: decoded(match.groups ?? {}) };
    if (resource.pattern.test(`${path}/`)) return { kind: 'slash-missing' };
  }
  return { kind: 'nothing' };
}

let resources: readonly Resource[] | undefined;

function readResources(): readonly Resource[] {
  const paths = Object.entries({ ...readDiscovery().paths, ...UNLISTED });
  const sorted = paths.toSorted(([one], [other]) => ownWords(other) - ownWords(one));
  return sorted.map(([path, methods]) => ({ pattern: patternOf(path), operations: operationsOf(methods) }));
}

function ownWords(path: string): number {
  return path.split('/').filter((segment) => segment !== '' && !segment.startsWith('{')).length;
}

/** A repository has two or more segments, every other parameter has one. */
function patternOf(path: string): RegExp {
  const source = path.replace(/\{(\w+)\}/g, (_, name) =>
    name === 'repository' ? '(?<repository>[^/]+(?:/[^/]+)+)' : `(?<${name}>[^/]+)`,
  );
  return new RegExp(`^${source}$`);
}

function operationsOf(methods: Readonly<Record<string, unknown>>): ReadonlyMap<string, Operation> {
  const known = METHODS.filter((method) => method in methods);
  return new Map(known.map((method) => [method.toUpperCase(), readOperation(methods[method])]));
}

function readOperation(value: unknown): Operation {
  const { operationId, security, parameters } = OperationSchema.parse(value);
  const body = parameters.find((parameter) => parameter.in === 'body')?.schema?.$ref;
  return {
    id: operationId,
    scope: Object.values(security?.[0] ?? {})[0]?.[0],
    body: body === undefined ? undefined : readDiscovery().definitions[body.replace('#/definitions/', '')],
  };
}

function decoded(groups: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(groups).map(([name, value]) => [name, decodeURIComponent(value)]));
}

/** Routes that are missing in the document if their feature is disabled. */
const UNLISTED = {
  '/api/v1/repository/{repository}/manifest/{manifestref}/security': {
    get: { operationId: 'getRepoManifestSecurity', security: [{ oauth2_implicit: ['repo:read'] }], parameters: [] },
  },
};
const METHODS = ['get', 'put', 'post', 'delete'];
const OperationSchema = z.object({
  operationId: z.string(),
  security: z.optional(z.array(z.record(z.string(), z.array(z.string())))),
  parameters: z.array(z.object({ in: z.string(), schema: z.optional(z.object({ $ref: z.optional(z.string()) })) })),
});
