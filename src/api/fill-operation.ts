import { InputError } from '../error.ts';
import type { Discovery } from '../quay/v1/discovery-document.ts';
import {
  describeOperation,
  type Operation,
  type QueryPair,
  REPOSITORY,
  type Route,
  withoutParameterNames,
} from '../quay/v1/operation.ts';
import { fillPath, matchPath, pathParameters } from '../quay/v1/operation-path.ts';

/** A server and its discovery document. */
export interface DocumentedServer {
  /** host[:port]. */
  readonly registry: string;
  readonly discovery: Discovery;
}

/** An operation with values in place of its parameters. */
export interface FilledOperation extends Route {
  readonly repository: string | undefined;
  /** The parameters of the query. */
  readonly query: readonly QueryPair[];
}

/**
 * Fills the path of an operation from `parameters`; the other parameters go into the query.
 * @throws InputError with all parameters that are missing, unknown or invalid; if the values make the path that of another operation.
 */
export function fillOperation(
  operation: Operation,
  values: ReadonlyMap<string, string>,
  { registry, discovery }: DocumentedServer,
): FilledOperation {
  const inPath = pathParameters(operation);
  const known = [...inPath, ...operation.query.map(({ name }) => name)];
  const problems = [
    ...inPath.flatMap((name) => valueProblem(name, values.get(name), registry) ?? []),
    ...[...values.keys()].filter((name) => !known.includes(name)).map((name) => `\`${name}\` is unknown`),
  ];
  if (problems.length > 0) {
    const signature = `${describeOperation(operation)} has the parameters: ${known.join(', ') || 'none'}.`;
    throw new InputError(problems.map((problem) => `parameters: ${problem}. ${signature}`));
  }
  const route = fillPath(operation, values);
  refuseOtherOperation(operation, route, discovery);
  return {
    ...route,
    repository: values.get(REPOSITORY),
    query: [...values].filter(([name]) => !inPath.includes(name)),
  };
}

/** With the repository `acme/app/tag/v1`, `deleteRepository` would delete a tag: Quay only sees the path. */
function refuseOtherOperation(operation: Operation, route: Route, { operations }: Discovery): void {
  const onPath = matchPath(operations, route.path).operations;
  const other = onPath.find(({ method }) => method === operation.method) ?? onPath[0];
  if (other === undefined || withoutParameterNames(other.path) === withoutParameterNames(operation.path)) return;
  throw new InputError(
    `parameters: with these values the path is ${route.path}, which Quay reads as ${other.path} (${other.id}), not as ${describeOperation(operation)}. The call was not sent. Leave out what does not belong to the value, for example: {"repository": "acme/app"}`,
  );
}

function valueProblem(name: string, value: string | undefined, registry: string): string | undefined {
  if (value === undefined) return `\`${name}\` is missing; add it, for example: {"${name}": "${exampleOf(name)}"}`;
  if (value === '') return `\`${name}\` is empty; a variable in it is probably not set`;
  const segments = value.split('/');
  if (segments.some((segment) => /^\.{0,2}$/.test(segment))) {
    return `\`${name}\` is \`${value}\`, which has a segment that is empty, . or ..`;
  }
  if (name !== REPOSITORY) {
    return segments.length === 1 ? undefined : `\`${name}\` is \`${value}\`, which must not contain a slash`;
  }
  if (segments[0] === registry) return `\`${name}\` is \`${value}\`; expected the repository without the host`;
  return segments.length > 1 ? undefined : `\`${name}\` is \`${value}\`; expected namespace/name`;
}

function exampleOf(name: string): string {
  return name === REPOSITORY ? 'acme/app' : '…';
}
