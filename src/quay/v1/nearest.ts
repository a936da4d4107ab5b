import { distance } from 'fastest-levenshtein';
import { type Operation, parameterOf, REPOSITORY, type Route, segmentsOf } from './operation.ts';

/** Returns the `count` operations whose ids are most similar to a mistyped id, the most similar first. */
export function nearestById(operations: readonly Operation[], id: string, count: number): readonly Operation[] {
  return nearest(operations, count, (operation) => distance(operation.id.toLowerCase(), id.toLowerCase()));
}

/** Returns the `count` operations most similar to a call that the document does not have: by path, then by method. */
export function nearestByRoute(operations: readonly Operation[], route: Route, count: number): readonly Operation[] {
  const given = segmentsOf(route.path);
  return nearest(operations, count, (operation) => {
    const path = distance(fillTemplate(operation.path, given), given.join('/'));
    return path + (operation.method === route.method ? 0 : OTHER_METHOD);
  });
}

/** Less than the distance of one letter in the path. */
const OTHER_METHOD = 0.5;

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
