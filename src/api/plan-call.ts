import { InputError } from '../error.ts';
import type { Discovery } from '../quay/v1/discovery-document.ts';
import { nearestById, nearestByRoute } from '../quay/v1/nearest.ts';
import {
  type ApiMethod,
  describeOperation,
  type Operation,
  type QueryPair,
  REPOSITORY,
  type Route,
} from '../quay/v1/operation.ts';
import { matchTypedPath, type PathMatch, parametersIn } from '../quay/v1/operation-path.ts';
import { oneLine } from '../text.ts';
import { type DocumentedServer, fillOperation, formatParameters } from './fill-operation.ts';
import type { ApiRequest, OperationTarget } from './request-inputs.ts';
import { bodyWarnings, queryWarnings } from './warnings.ts';

/** A call that is ready to be sent. */
export interface PlannedCall extends Route {
  readonly query: readonly QueryPair[];
  readonly body: string | undefined;
  /** The operation in the discovery document, if it was found there. */
  readonly operation: Operation | undefined;
  /** The value of `{repository}` in the path of the operation. */
  readonly repository: string | undefined;
  /** Differences from the discovery document. */
  readonly warnings: readonly string[];
}

/**
 * Checks a call against the discovery document, and writes its path as the document does: some paths end in a slash.
 * @param registry host[:port].
 * @param discovery `undefined` if the call is not to be checked, or the server has no document.
 * @throws InputError for an operation, path or method that the server does not have, with the nearest operations; for parameters that
 * do not fit the operation.
 */
export function planCall(request: ApiRequest, registry: string, discovery: Discovery | undefined): PlannedCall {
  const { target, body } = request;
  if (target.by === 'path') {
    const planned = discovery === undefined ? unchecked(target) : planPath(target, discovery);
    return withWarnings({ ...planned, query: request.query, body });
  }
  if (discovery === undefined) throw new InputError(NO_DISCOVERY);
  const planned = planOperation(target, { registry, discovery });
  return withWarnings({ ...planned, query: [...planned.query, ...request.query], body });
}

const NO_DISCOVERY =
  'operation: the discovery document, which defines the operations, is not available or not requested. Set check-discovery: true if the server has the document; otherwise use method and path, for example: path: repository/acme/app/tag/';

function withWarnings(planned: PlannedCall): PlannedCall {
  const { operation, query, body, warnings } = planned;
  if (operation === undefined) return planned;
  return { ...planned, warnings: [...warnings, ...queryWarnings(operation, query), ...bodyWarnings(operation, body)] };
}

type PlannedPath = Omit<PlannedCall, 'query' | 'body'>;

function unchecked({ method, path }: Route): PlannedPath {
  return { method, path, operation: undefined, repository: undefined, warnings: [] };
}

function planPath(typed: Route, discovery: Discovery): PlannedPath {
  const match = matchRoute(typed, discovery);
  const { operation, operations, path, repository } = match;
  if (typed.method !== 'GET') refuseDoubtfulWrite(typed, match);
  if (operation !== undefined) return { method: typed.method, path, operation, repository, warnings: [] };
  const problem = describeUnknownRoute(typed, discovery, operations);
  if (discovery.complete) {
    throw new InputError(
      `${problem} The call was not sent; with check-discovery: false it is sent without this check.`,
    );
  }
  const warning = `${problem} The discovery document is incomplete, so the call is sent anyway.`;
  return { method: typed.method, path, operation, repository, warnings: [warning] };
}

interface RouteMatch extends PathMatch {
  /** The operation with the method of the call. */
  readonly operation: Operation | undefined;
}

function matchRoute({ method, path }: Route, { operations }: Discovery): RouteMatch {
  const match = matchTypedPath(operations, path);
  const operation = match.operations.find((candidate) => candidate.method === method);
  // `POST …/acme/app/mirror/sync-now` is not a repository of four segments, but a path that this Quay does not have.
  const isOtherPath = operation === undefined && isNested(match.repository);
  return isOtherPath ? { operations: [], operation, repository: undefined, path } : { ...match, operation };
}

function isNested(repository = ''): boolean {
  return repository.split('/').length > 2;
}

/** A write must not go to another target because a variable in its path is empty or has an unexpected value. */
function refuseDoubtfulWrite(typed: Route, { operations, operation, path, repository }: RouteMatch): void {
  if (operations.length > 0 && typed.path.endsWith('/') && !path.endsWith('/')) {
    throw new InputError(
      `path: ${typed.path} ends in a slash, which the operation does not have; a variable at the end is probably not set. The call was not sent. Set the variable or remove the slash, for example: path: ${path.slice('/api/v1/'.length)}`,
    );
  }
  if (operation !== undefined && isNested(repository)) {
    const parameters = formatParameters(parametersIn(path, operation));
    throw new InputError(
      `path: ${typed.path} is mistyped, or means a repository of three or more segments, ${repository}. The call was not sent. Use operation to write to such a repository, for example: operation: ${operation.id} with parameters: ${parameters}`,
    );
  }
}

/** How many operations an error proposes. */
const PROPOSED = 3;

function describeUnknownRoute(route: Route, { operations }: Discovery, onPath: readonly Operation[]): string {
  const [first] = onPath;
  const problem =
    first === undefined
      ? `path: this Quay has no ${route.path}`
      : `method: ${first.path} supports ${onPath.map(({ method }) => method).join(', ')}, not ${route.method}`;
  const near = nearestByRoute(operations, route, PROPOSED);
  const hint = near.some(({ path }) => path.includes(`{${REPOSITORY}}`))
    ? ' {repository} is namespace/name: two segments or more.'
    : '';
  return `${problem}, according to the discovery document.${listNearest(near, route.method)}${hint}`;
}

function planOperation(
  { id, method, parameters }: OperationTarget,
  server: DocumentedServer,
): PlannedPath & Pick<PlannedCall, 'query'> {
  const operation = findOperation(id, method, server.discovery);
  if (method !== undefined && method !== operation.method) {
    throw new InputError(
      `method: ${method} is given, but the operation is ${describeOperation(operation)}; expected no method with an operation, for example: operation: ${id}`,
    );
  }
  return { ...fillOperation(operation, parameters, server), operation, warnings: [] };
}

function findOperation(id: string, method: ApiMethod | undefined, { operations }: Discovery): Operation {
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation !== undefined) return operation;
  const candidates = operations.filter((candidate) => method === undefined || candidate.method === method);
  const near = listNearest(nearestById(candidates, id, PROPOSED), method);
  throw new InputError(
    `operation: this Quay has no ${oneLine(id)}, according to the discovery document.${near} The call was not sent.`,
  );
}

/** @param method the only method of the operations, if one was asked for. */
function listNearest(operations: readonly Operation[], method: ApiMethod | undefined): string {
  if (operations.length === 0) return '';
  const kind = method === undefined ? 'operations' : `${method} operations`;
  return ` The nearest ${kind} are: ${operations.map(describeOperation).join('; ')}.`;
}
