import { InputError } from '../error.ts';
import {
  describeOperation,
  type Operation,
  type QueryPair,
  REPOSITORY,
  type Route,
  segmentsOf,
} from '../quay/v1/operation.ts';
import { fillPath, matchUnguarded, pathParameters } from '../quay/v1/operation-path.ts';

/** An operation with values in the place of its parameters. */
export interface FilledOperation extends Route {
  readonly repository: string | undefined;
  /** The parameters that stand in the query. */
  readonly query: readonly QueryPair[];
}

export interface FillSurroundings {
  /** All that the document has. */
  readonly operations: readonly Operation[];
  /** host[:port]. */
  readonly registry: string;
}

/**
 * Fills an operation's path from `parameters`; those of its query are taken from there as well.
 * @throws InputError with everything that is missing, unknown, or no value for its place; for values that make it the path of another operation.
 */
export function fillOperation(
  operation: Operation,
  values: ReadonlyMap<string, string>,
  { operations, registry }: FillSurroundings,
): FilledOperation {
  const inPath = pathParameters(operation);
  const inQuery = operation.query.map(({ name }) => name);
  const problems = [
    ...inPath.flatMap((name) => problemOf(name, values.get(name), registry) ?? []),
    ...[...values.keys()].filter((name) => ![...inPath, ...inQuery].includes(name)).map(unknown),
  ];
  if (problems.length > 0) {
    const takes = [...inPath, ...inQuery].join(', ') || 'none';
    const route = `${operation.id} is ${operation.method} ${operation.path}`;
    throw new InputError(problems.map((problem) => `parameters: ${problem}; ${route}, its parameters: ${takes}`));
  }
  const query = [...values].filter(([name]) => !inPath.includes(name));
  const route = fillPath(operation, values);
  refuseAnother(operation, route, operations);
  return { ...route, repository: values.get(REPOSITORY), query };
}

/** `deleteRepository` of `acme/app/tag/v1` would delete a tag: Quay sees the path alone. */
function refuseAnother(operation: Operation, route: Route, operations: readonly Operation[]): void {
  const onPath = matchUnguarded(operations, route.path).operations;
  const other = onPath.find(({ method }) => method === operation.method) ?? onPath[0];
  if (other === undefined || shapeOf(other) === shapeOf(operation)) return;
  throw new InputError(
    `parameters: with them ${operation.id} is ${route.method} ${route.path}, which Quay takes for ${other.path} (${other.id}), not for ${describeOperation(operation)}; expected other values, for example, without the part behind it: {"repository": "acme/app"}. Nothing was sent.`,
  );
}

/** The path, whatever its parameters are called. */
function shapeOf({ path }: Operation): string {
  return segmentsOf(path.replaceAll(/\{[^/]+\}/g, '{}')).join('/');
}

function unknown(name: string): string {
  return `\`${name}\` is none of this operation`;
}

function problemOf(name: string, value: string | undefined, registry: string): string | undefined {
  if (value === undefined)
    return `\`${name}\` is missing; expected a value for it, for example: {"${name}": "${exampleOf(name)}"}`;
  if (value === '') return `\`${name}\` is empty (is a variable in it not set?)`;
  const segments = value.split('/');
  if (segments.some((segment) => /^\.{0,2}$/.test(segment)))
    return `\`${name}\` is \`${value}\`, with an empty part, . or ..`;
  if (name !== REPOSITORY) return segments.length === 1 ? undefined : `\`${name}\` is \`${value}\`, with a slash`;
  if (segments[0] === registry) return `\`${name}\` is \`${value}\`; expected it without the host`;
  return segments.length > 1 ? undefined : `\`${name}\` is \`${value}\`; expected namespace/name`;
}

function exampleOf(name: string): string {
  return name === REPOSITORY ? 'acme/app' : '…';
}
