import * as v from '@badrap/valita';
import { type JsonLimits, readJson, withFallback } from '../../json.ts';
import { collapseSpace } from '../../text.ts';
import { type BodySchema, readBodySchema } from './body-schema.ts';
import { hasCorePaths } from './core-paths.ts';
import type { ApiMethod, Operation, QueryParameter } from './operation.ts';

/** The document of Quay has 8,000 values on 8 levels. */
export const DISCOVERY_LIMITS: JsonLimits = { depth: 32, values: 50_000 };

/** The operations of a server's v1 API. */
export interface Discovery {
  /** In the order of the document. */
  readonly operations: readonly Operation[];
  /** `false` if a part could not be read or a core path is missing: an operation that is not listed may exist. */
  readonly complete: boolean;
}

/**
 * Reads the fields of a discovery document (Swagger 2.0) that a call needs. docs/decisions/swagger-by-schema.md says why without a library.
 * An operation whose path or id is too long is not read: ids and paths are printed, and compared with what was typed.
 * @param json within DISCOVERY_LIMITS.
 * @returns `undefined` if there is no operation of the v1 API.
 * @see https://swagger.io/specification/v2/ and quay ffba0c70e endpoints/api/discovery.py
 */
export function readDiscovery(json: unknown): Discovery | undefined {
  const data = readJson(Document, json);
  if (data === undefined) return undefined;
  const entries = Object.entries(data.paths).filter(([path]) => path.startsWith('/api/v1/'));
  const definitions = new Definitions(data.definitions ?? {});
  const read = entries.flatMap(([path, item]) => readPath(path, item, definitions));
  const operations = read.filter((operation) => operation !== undefined);
  const complete = operations.length === read.length && hasCorePaths(operations);
  return operations.length === 0 ? undefined : { operations, complete };
}

const Document = v.object({
  paths: v.record(),
  definitions: withFallback(v.record(), undefined),
});

/** The operations of one path; `undefined` in place of an operation that cannot be read. */
function readPath(path: string, item: unknown, definitions: Definitions): readonly (Operation | undefined)[] {
  const data = readJson(PathItem, item);
  if (data === undefined || !PATH.test(path)) return [undefined];
  return METHODS.filter((method) => data[method] !== undefined).map((method) => {
    const operation = readJson(OperationObject, data[method]);
    return operation && toOperation({ method, path, ...operation }, definitions);
  });
}

const METHODS = ['get', 'put', 'post', 'delete'] as const;
const METHOD_NAMES: Readonly<Record<(typeof METHODS)[number], ApiMethod>> = {
  get: 'GET',
  put: 'PUT',
  post: 'POST',
  delete: 'DELETE',
};

const Unread = v.unknown().optional();
const PathItem = v.object({ get: Unread, put: Unread, post: Unread, delete: Unread });

/** A path that can be printed in one line. The longest of Quay has 75 characters. */
const PATH = /^[\x21-\x7e]{1,300}$/;

/** Characters. The longest name of Quay has 40. */
const MAX_NAME = 100;

const Name = v.string().assert((name) => name.length <= MAX_NAME);
const Strings = withFallback(v.array(Name), []);

const OperationObject = v.object({
  operationId: Name,
  description: withFallback(v.string(), ''),
  tags: Strings,
  parameters: withFallback(
    v.array(
      v.object({
        name: Name,
        in: v.string(),
        required: withFallback(v.boolean(), false),
        schema: v.unknown().optional(),
      }),
    ),
    [],
  ),
  security: withFallback(v.array(v.record(Strings)), []),
});

type ReadOperation = v.Infer<typeof OperationObject> & {
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
  return body && definitions.read(body.schema);
}

/** The schemas that operations refer to by `{"$ref": "#/definitions/NAME"}`, on one level. Each is read once, however often it is used. */
class Definitions {
  readonly #schemas: Readonly<Record<string, unknown>>;
  readonly #read = new Map<string, BodySchema>();

  constructor(schemas: Readonly<Record<string, unknown>>) {
    this.#schemas = schemas;
  }

  /** Reads a schema, or the definition that it refers to. */
  read(schema: unknown): BodySchema {
    const data = readJson(SchemaReference, schema);
    if (data === undefined) return readBodySchema(schema);
    const name = data.$ref.replace(/^#\/definitions\//, '');
    const known = this.#read.get(name);
    if (known !== undefined) return known;
    const read = readBodySchema(Object.hasOwn(this.#schemas, name) ? this.#schemas[name] : undefined);
    this.#read.set(name, read);
    return read;
  }
}

const SchemaReference = v.object({ $ref: v.string() });
