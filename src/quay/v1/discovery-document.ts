import * as z from 'zod/mini';
import { collapseSpace } from '../../text.ts';
import { type BodySchema, readBodySchema } from './body-schema.ts';
import { hasCorePaths } from './core-paths.ts';
import type { ApiMethod, Operation, QueryParameter } from './operation.ts';

/** The operations of a server's v1 API. */
export interface Discovery {
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** `false` if a part could not be read or a core path is missing: an operation that is not listed may exist. */
  readonly complete: boolean;
}

/**
 * Reads the fields of a discovery document (Swagger 2.0) that a call needs. docs/decisions/swagger-by-schema.md says why without a library.
 * @returns `undefined` if there is no operation of the v1 API.
 * @see https://swagger.io/specification/v2/ and quay ffba0c70e endpoints/api/discovery.py
 */
export function readDiscovery(json: unknown): Discovery | undefined {
  const { success, data } = z.safeParse(Document, json);
  if (!success) return undefined;
  const entries = Object.entries(data.paths).filter(([path]) => path.startsWith('/api/v1/'));
  const read = entries.flatMap(([path, item]) => readPath(path, item, data.definitions ?? {}));
  const operations = read.filter((operation) => operation !== undefined);
  const complete = operations.length === read.length && hasCorePaths(operations);
  return operations.length === 0 ? undefined : { operations, complete };
}

const Document = z.object({
  paths: z.record(z.string(), z.unknown()),
  definitions: z.catch(z.optional(z.record(z.string(), z.unknown())), undefined),
});

type Definitions = Readonly<Record<string, unknown>>;

/** The operations of one path; `undefined` in place of an operation that cannot be read. */
function readPath(path: string, item: unknown, definitions: Definitions): readonly (Operation | undefined)[] {
  const { success, data } = z.safeParse(PathItem, item);
  if (!success) return [undefined];
  return METHODS.filter((method) => data[method] !== undefined).map((method) => {
    const operation = z.safeParse(OperationObject, data[method]);
    return operation.success ? toOperation({ method, path, ...operation.data }, definitions) : undefined;
  });
}

const METHODS = ['get', 'put', 'post', 'delete'] as const;
const METHOD_NAMES: Readonly<Record<(typeof METHODS)[number], ApiMethod>> = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
};

const Unread = z.optional(z.unknown());
const PathItem = z.object({ get: Unread, put: Unread, post: Unread, delete: Unread });

const Strings = z.catch(z.array(z.string()), []);

const OperationObject = z.object({
  operationId: z.string(),
  description: z.catch(z.string(), ''),
  tags: Strings,
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
  security: z.catch(z.array(z.record(z.string(), Strings)), []),
});

type ReadOperation = z.infer<typeof OperationObject> & {
  readonly method: (typeof METHODS)[number];
  readonly path: string;
};

function toOperation(read: ReadOperation, definitions: Definitions): Operation {
  const { method, path, operationId, description, tags, security } = read;
  return {
    id: collapseSpace(operationId),
    method: METHOD_NAMES[method],
    path,
    tag: collapseSpace(tags[0] ?? ''),
    description: collapseSpace(description),
    scopes: [...new Set(security.flatMap((requirement) => Object.values(requirement).flat()).map(collapseSpace))],
    query: queryOf(read),
    body: bodyOf(read, definitions),
  };
}

/** Path parameters are read from the path itself: Quay's document lists some of them as query parameters too, and some not at all. */
function queryOf({ path, parameters }: ReadOperation): readonly QueryParameter[] {
  return parameters
    .filter((parameter) => parameter.in === 'query' && !path.includes(`{${parameter.name}}`))
    .map(({ name, required }) => ({ name: collapseSpace(name), required }));
}

function bodyOf({ parameters }: ReadOperation, definitions: Definitions): BodySchema | undefined {
  const body = parameters.find((parameter) => parameter.in === 'body');
  return body && readBodySchema(resolveReference(body.schema, definitions));
}

/** Quay refers to a definition by `{"$ref": "#/definitions/NAME"}`, one level deep. */
function resolveReference(schema: unknown, definitions: Definitions): unknown {
  const { success, data } = z.safeParse(SchemaReference, schema);
  if (!success) return schema;
  const name = data.$ref.replace(/^#\/definitions\//, '');
  return Object.hasOwn(definitions, name) ? definitions[name] : undefined;
}

const SchemaReference = z.object({ $ref: z.string() });
