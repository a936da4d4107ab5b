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
import { joinNames, oneLine } from '../text.ts';
import { UNEXPANDED, UNEXPANDED_ADVICE } from './path-input.ts';

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
    ...unknownNames([...values.keys()].filter((name) => !known.includes(name))),
  ];
  if (problems.length > 0) {
    throw new InputError(
      `parameters: ${problems.join('; ')}. ${describeOperation(operation)} has the parameters: ${joinNames(known)}. For example: ${exampleFor(operation)}`,
    );
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
    `parameters: with these values the path is that of ${describeOperation(other)}, because Quay only sees the path, not that of ${describeOperation(operation)}. The call was not sent. Set each parameter to its own value only, for example: ${exampleFor(operation)}`,
  );
}

/** Does not show the values, except for that of `{repository}`: a parameter such as `{code}` may be secret. */
function valueProblem(name: string, value: string | undefined, registry: string): string | undefined {
  if (value === undefined) return `\`${name}\` is missing`;
  if (value === '') return `\`${name}\` is empty, so a variable in it is probably not set`;
  if (UNEXPANDED.test(value)) return `\`${name}\` ${UNEXPANDED_ADVICE}`;
  const shown = name === REPOSITORY ? `\`${name}\` is \`${oneLine(value)}\`, which` : `\`${name}\``;
  const segments = value.split('/');
  if (segments.some((segment) => /^\.{0,2}$/.test(segment))) return `${shown} has a segment that is empty, . or ..`;
  if (name !== REPOSITORY) return segments.length === 1 ? undefined : `${shown} must not contain a slash`;
  if (segments[0] === registry) return `${shown} starts with the host; expected the repository without it`;
  return segments.length > 1 ? undefined : `${shown} has no namespace; expected namespace/name`;
}

function unknownNames(names: readonly string[]): readonly string[] {
  return names.length === 0
    ? []
    : [`${joinNames(names.map((name) => `\`${name}\``))} ${names.length === 1 ? 'is' : 'are'} unknown`];
}

/** A value for each parameter in the path, so that the example can be completed and used as it is. */
function exampleFor(operation: Operation): string {
  const names = pathParameters(operation);
  return formatParameters(Object.fromEntries(names.map((name) => [name, name === REPOSITORY ? 'acme/app' : '…'])));
}

/** `{"repository": "acme/app", "tag": "v1"}`, as in the input `parameters`. */
export function formatParameters(values: Readonly<Record<string, string>>): string {
  const pairs = Object.entries(values).map(([name, value]) => `${JSON.stringify(name)}: ${JSON.stringify(value)}`);
  return `{${pairs.join(', ')}}`;
}
