import { distance } from 'fastest-levenshtein';
import { type Operation, parameterOf, REPOSITORY, type Route, segmentsOf } from './operation.ts';

/** Returns the `count` operations whose ids are most similar to a mistyped id, the most similar first. */
export function nearestById(operations: readonly Operation[], id: string, count: number): readonly Operation[] {
  return nearest(operations, count, (operation) => compare(operation.id.toLowerCase(), id.toLowerCase()));
}

/** Returns the `count` operations with the method of a call whose paths are most similar to that of the call. */
export function nearestByRoute(
  operations: readonly Operation[],
  { method, path }: Route,
  count: number,
): readonly Operation[] {
  const given = segmentsOf(path);
  const candidates = operations.filter((operation) => operation.method === method);
  return nearest(candidates, count, (operation) => compare(fillTemplate(operation.path, given), given.join('/')));
}

/** The number of letters that differ in the first part of two strings. */
function compare(one: string, other: string): number {
  return distance(one.slice(0, MAX_COMPARED), other.slice(0, MAX_COMPARED));
}

/** Characters: the time of a comparison grows with the length of both strings. */
const MAX_COMPARED = 500;

function nearest(
  operations: readonly Operation[],
  count: number,
  distanceTo: (operation: Operation) => number,
): readonly Operation[] {
  const measured = operations.map((operation) => ({ operation, distance: distanceTo(operation) }));
  return measured
    .toSorted((a, b) => a.distance - b.distance)
    .slice(0, count)
    .map(({ operation }) => operation);
}

/**
 * The path of an operation with the segments of a call in place of its parameters; otherwise the length of a repository name would
 * count as distance.
 */
function fillTemplate(template: string, given: readonly string[]): string {
  let at = 0;
  const segments = segmentsOf(template).map((segment) => {
    const name = parameterOf(segment);
    const width = name === REPOSITORY ? 2 : 1;
    const values = given.slice(at, at + width);
    at += width;
    return name === undefined || values.length === 0 ? segment : values.join('/');
  });
  return segments.join('/');
}
