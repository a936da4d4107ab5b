import { InputError } from '../error.ts';
import type { Discovery } from '../quay/v1/discovery-document.ts';
import { nearestById, nearestByRoute } from '../quay/v1/nearest.ts';
import { describeOperation, type Operation, type QueryPair, REPOSITORY, type Route } from '../quay/v1/operation.ts';
import { matchTypedPath, type PathMatch } from '../quay/v1/operation-path.ts';
import { type DocumentedServer, fillOperation } from './fill-operation.ts';
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
  /** What differs from the discovery document. */
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
  const { method } = typed;
  const match = matchTypedPath(discovery.operations, typed.path);
  if (method !== 'GET') refuseDoubtfulWrite(typed, match);
  const { operations, path, repository } = match;
  const operation = operations.find((candidate) => candidate.method === method);
  if (operation !== undefined) return { method, path, operation, repository, warnings: [] };
  const problem = describeUnknownRoute(typed, discovery, operations);
  if (discovery.complete) {
    throw new InputError(
      `${problem} The call was not sent; with check-discovery: false it is sent without this check.`,
    );
  }
  const warning = `${problem} The discovery document is incomplete, so the call is sent anyway.`;
  return { method, path, operation, repository, warnings: [warning] };
}

/** A write must not go to another target because a variable in its path is empty or has an unexpected value. */
function refuseDoubtfulWrite(typed: Route, { operations, path, repository = '' }: PathMatch): void {
  if (operations.length > 0 && typed.path.endsWith('/') && !path.endsWith('/')) {
    throw new InputError(
      `path: ${typed.path} ends in a slash, which the operation does not have; a variable at the end is probably not set. The call was not sent. Set the variable or remove the slash, for example: path: ${path.slice('/api/v1/'.length)}`,
    );
  }
  if (repository.split('/').length > 2) {
    const named = operations.find(({ method }) => method === typed.method) ?? operations[0];
    throw new InputError(
      `path: ${typed.path} is mistyped, or means a repository of three or more segments, ${repository}. The call was not sent. Use operation to write to such a repository, for example: operation: ${named?.id} with parameters: {"repository": "${repository}"}`,
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
  return `${problem}, according to the discovery document. ${listNearest(near)}${hint}`;
}

function planOperation(
  { id, method, parameters }: OperationTarget,
  server: DocumentedServer,
): PlannedPath & Pick<PlannedCall, 'query'> {
  const operation = findOperation(id, server.discovery);
  if (method !== undefined && method !== operation.method) {
    throw new InputError(
      `method: ${method} is given, but the operation is ${describeOperation(operation)}; expected no method with an operation, for example: operation: ${id}`,
    );
  }
  return { ...fillOperation(operation, parameters, server), operation, warnings: [] };
}

function findOperation(id: string, { operations }: Discovery): Operation {
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation !== undefined) return operation;
  const near = listNearest(nearestById(operations, id, PROPOSED));
  throw new InputError(
    `operation: this Quay has no ${id}, according to the discovery document. ${near} The call was not sent.`,
  );
}

function listNearest(operations: readonly Operation[]): string {
  return `The nearest operations are: ${operations.map(describeOperation).join('; ')}.`;
}
