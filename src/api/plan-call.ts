import { InputError } from '../error.ts';
import { findBodyFaults } from '../quay/v1/body-schema.ts';
import type { Discovery } from '../quay/v1/discovery-document.ts';
import { nearestByName, nearestByRoute } from '../quay/v1/nearest.ts';
import { describeOperation, type Operation, type QueryPair, REPOSITORY, type Route } from '../quay/v1/operation.ts';
import { matchPath, type PathMatch } from '../quay/v1/operation-path.ts';
import { fillOperation } from './fill-operation.ts';
import type { ApiRequest } from './request-inputs.ts';
import { describeBodyFault, describeQueryFaults } from './warnings.ts';

/** A call that is ready to be sent. */
export interface PlannedCall extends Route {
  readonly query: readonly QueryPair[];
  readonly body: string | undefined;
  /** What the discovery document says of it, if it was asked and has it. */
  readonly operation: Operation | undefined;
  /** What stands for `{repository}` in the operation's path. */
  readonly repository: string | undefined;
}

export interface PlanOptions {
  /** Absent where it is not to be asked, or the server has none. */
  readonly discovery: Discovery | undefined;
  /** host[:port]. */
  readonly registry: string;
  readonly warn: (message: string) => void;
}

/**
 * Checks a call against the discovery document, and gives its path as it stands there: collections end in a slash.
 * @throws InputError for an operation, a path or a method that the server does not have, with the three nearest; for missing parameters.
 */
export function planCall(request: ApiRequest, options: PlanOptions): PlannedCall {
  const planned = plan(request, options);
  const { operation, query, body } = planned;
  if (operation === undefined) return planned;
  for (const fault of describeQueryFaults(operation, query)) options.warn(fault);
  if (operation.body === undefined) {
    if (body !== undefined)
      options.warn(`${operation.id}: Quay's discovery document says nothing of a body; it is sent.`);
  } else if (body === undefined) {
    options.warn(`${operation.id} takes a body, and none is given: the input body, at least {}.`);
  } else {
    for (const fault of findBodyFaults(operation.body, JSON.parse(body)))
      options.warn(describeBodyFault(fault, operation));
  }
  return planned;
}

function plan(request: ApiRequest, options: PlanOptions): PlannedCall {
  const { target, query, body } = request;
  if (target.by === 'path') return { ...planPath(target, options), query, body };
  const { discovery, registry } = options;
  if (discovery === undefined) throw new InputError(NO_DISCOVERY);
  const operation = findOperation(target.id, discovery);
  if (target.method !== undefined && target.method !== operation.method) {
    throw new InputError(
      `method: ${target.method} is given, but ${describeOperation(operation)}; expected no method beside operation, for example: operation: ${operation.id}`,
    );
  }
  const filled = fillOperation(operation, target.parameters, { operations: discovery.operations, registry });
  return { ...filled, operation, query: [...filled.query, ...query], body };
}

function planPath(route: Route, { discovery, warn }: PlanOptions): Omit<PlannedCall, 'query' | 'body'> {
  const { method, path: typed } = route;
  if (discovery === undefined) return { method, path: typed, operation: undefined, repository: undefined };
  const match = matchPath(discovery.operations, typed);
  if (method !== 'GET') refuseDoubtful(route, match);
  const { operations, path, repository } = match;
  const operation = operations.find((candidate) => candidate.method === method);
  if (operation !== undefined) return { method, path, operation, repository };
  const problem = unknownRoute({ method, path: typed }, discovery, operations);
  if (discovery.whole) throw new InputError(`${problem} ${NOT_SENT}`);
  warn(`${problem} ${INCOMPLETE}`);
  return { method, path, operation, repository };
}

/** A write goes where its path says, or nowhere: what a variable left empty or brought along may not choose another target. */
function refuseDoubtful({ method, path: typed }: Route, { operations, path, repository = '' }: PathMatch): void {
  if (operations.length > 0 && typed.endsWith('/') && !path.endsWith('/')) {
    throw new InputError(
      `path: ${typed} ends in a slash: is a variable at its end not set? Nothing was sent; expected what is to stand there, or no slash, for example: path: ${path.slice('/api/v1/'.length)}`,
    );
  }
  if (repository.split('/').length > 2) {
    const named = operations.find((operation) => operation.method === method) ?? operations[0];
    throw new InputError(
      `path: ${typed} means a repository of three or more parts, ${repository}, or is mistyped; a write to one is taken by name alone; expected operation instead of method and path, for example: operation: ${named?.id} with parameters: {"repository": "${repository}"}. Nothing was sent.`,
    );
  }
}

const NOT_SENT = 'Nothing was sent; with check-discovery: false the call is sent as it is.';
const INCOMPLETE =
  'That document lacks what every Quay has, or cannot be read in parts, so the call is sent all the same.';

/** How many operations an error proposes. */
const PROPOSED = 3;

function unknownRoute(route: Route, { operations }: Discovery, onPath: readonly Operation[]): string {
  const near = nearestByRoute(operations, route, PROPOSED);
  const [first] = onPath;
  const what =
    first === undefined
      ? `path: this Quay has no ${route.path}`
      : `method: ${first.path} takes ${onPath.map(({ method }) => method).join(', ')}, not ${route.method}`;
  const hint = near.some(({ path }) => path.includes(`{${REPOSITORY}}`))
    ? ' {repository} is namespace/name, so two parts or more.'
    : '';
  return `${what}, says its discovery document; the nearest are: ${near.map(describeOperation).join('; ')}.${hint}`;
}

function findOperation(id: string, { operations }: Discovery): Operation {
  const operation = operations.find((candidate) => candidate.id === id);
  if (operation !== undefined) return operation;
  const near = nearestByName(operations, id, PROPOSED).map(describeOperation);
  throw new InputError(
    `operation: this Quay has no ${id}, says its discovery document; the nearest are: ${near.join('; ')}. Nothing was sent.`,
  );
}

const NO_DISCOVERY =
  'operation: without the discovery document nobody knows what it stands for; expected check-discovery: true and a server that has the document, or method and path, for example: path: repository/acme/app/tag/';
