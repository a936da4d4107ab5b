import { InputError } from '../error.ts';
import { type Operation, REPOSITORY, type Route } from '../quay/operation.ts';
import { fillPath, pathParameters } from '../quay/operation-path.ts';
import type { QueryPair } from './api-request-inputs.ts';

/** An operation with values in the place of its parameters. */
export interface FilledOperation extends Route {
  readonly repository: string | undefined;
  /** The parameters that stand in the query. */
  readonly query: readonly QueryPair[];
}

/**
 * Fills an operation's path from `parameters`; those of its query are taken from there as well.
 * @throws InputError with everything that is missing, unknown, or no value for its place.
 */
export function fillOperation(
  operation: Operation,
  values: ReadonlyMap<string, string>,
  registry: string,
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
  return { ...fillPath(operation, values), repository: values.get(REPOSITORY), query };
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
