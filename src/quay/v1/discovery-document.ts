import * as z from 'zod/mini';
import { collapseSpace } from '../../text.ts';
import { type BodySchema, readBodySchema } from './body-schema.ts';
import { hasCorePaths } from './core-paths.ts';
import type { ApiMethod, Operation, QueryParameter } from './operation.ts';

/** What a server says that its v1 API can do. */
export interface Discovery {
  /** In the document's order. */
  readonly operations: readonly Operation[];
  /** `false` where something in it could not be read, or what every Quay has is missing: what is not there may exist all the same. */
  readonly whole: boolean;
}

/**
 * Reads a discovery document: Swagger 2.0, of which a call needs a few fields only (why no library reads it: docs/decisions/swagger-by-schema.md).
 * @returns `undefined` for anything that has no operation of the v1 API in it.
 * @see https://swagger.io/specification/v2/ and quay ffba0c70e endpoints/api/discovery.py
 */
export function readDiscovery(json: unknown): Discovery | undefined {
  const { success, data } = z.safeParse(Document, json);
  if (!success) return undefined;
  const entries = Object.entries(data.paths).filter(([path]) => path.startsWith('/api/v1/'));
  const read = entries.flatMap(([path, item]) => readPath(path, item, data.definitions ?? {}));
  const operations = read.filter((operation) => operation !== undefined);
  const whole = operations.length === read.length && hasCorePaths(operations);
  return operations.length === 0 ? undefined : { operations, whole };
}

const Document = z.object({
  paths: z.record(z.string(), z.unknown()),
  definitions: z.catch(z.optional(z.record(z.string(), z.unknown())), undefined),
});

type Definitions = Readonly<Record<string, unknown>>;

/** `undefined` in place of an operation that cannot be read. */
function readPath(path: string, item: unknown, definitions: Definitions): readonly (Operation | undefined)[] {
  const { success, data } = z.safeParse(PathItem, item);
  if (!success) return [undefined];
  return METHODS.filter((method) => data[method] !== undefined).map((method) => {
    const operation = z.safeParse(OperationObject, data[method]);
    return operation.success ? describe({ method, path, ...operation.data }, definitions) : undefined;
  });
}

const METHODS = ['get', 'put', 'post', 'delete'] as const;
const UPPER: Readonly<Record<(typeof METHODS)[number], ApiMethod>> = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
};

const Anything = z.optional(z.unknown());
const PathItem = z.object({ get: Anything, put: Anything, post: Anything, delete: Anything });

const Texts = z.catch(z.array(z.string()), []);

const OperationObject = z.object({
  operationId: z.string(),
  description: z.catch(z.string(), ''),
  tags: Texts,
  parameters: z.catch(
    z.array(
      z.object({
        name: z.string(),
        in: z.string(),
        required: z.catch(z.boolean(), false),
        schema: z.optional(z.unknown()),
      }),
    ),
    [],
  ),
  security: z.catch(z.array(z.record(z.string(), Texts)), []),
});

type Read = z.infer<typeof OperationObject> & {
  readonly method: (typeof METHODS)[number];
  readonly path: string;
};

function describe(read: Read, definitions: Definitions): Operation {
  const { method, path, operationId, description, tags, security } = read;
  return {
    id: collapseSpace(operationId),
    method: UPPER[method],
    path,
    tag: collapseSpace(tags[0] ?? ''),
    description: collapseSpace(description),
    scopes: [...new Set(security.flatMap((requirement) => Object.values(requirement).flat()).map(collapseSpace))],
    query: queryOf(read),
    body: bodyOf(read, definitions),
  };
}

/** Path parameters are read from the path itself: some stand as query parameters in Quay's document as well, some nowhere. */
function queryOf({ path, parameters }: Read): readonly QueryParameter[] {
  return parameters
    .filter((parameter) => parameter.in === 'query' && !path.includes(`{${parameter.name}}`))
    .map(({ name, required }) => ({ name: collapseSpace(name), required }));
}

function bodyOf({ parameters }: Read, definitions: Definitions): BodySchema | undefined {
  const body = parameters.find((parameter) => parameter.in === 'body');
  return body && readBodySchema(resolve(body.schema, definitions));
}

/** Quay refers to a definition by `{"$ref": "#/definitions/NAME"}`, one level deep. */
function resolve(schema: unknown, definitions: Definitions): unknown {
  const { success, data } = z.safeParse(Reference, schema);
  if (!success) return schema;
  const name = data.$ref.replace(/^#\/definitions\//, '');
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}

const Reference = z.object({ $ref: z.string() });
