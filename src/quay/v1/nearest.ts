import { distance } from 'fastest-levenshtein';
import { type Operation, parameterOf, REPOSITORY, type Route, segmentsOf } from './operation.ts';

/** The operations whose names are nearest to a mistyped one, nearest first. */
export function nearestByName(operations: readonly Operation[], id: string, count: number): readonly Operation[] {
  return nearest(operations, count, (operation) => distance(operation.id.toLowerCase(), id.toLowerCase()));
}

/** The operations nearest to a call that the document does not have: by path first, of the same path by method. */
export function nearestByRoute(operations: readonly Operation[], route: Route, count: number): readonly Operation[] {
  const given = segmentsOf(route.path);
  return nearest(operations, count, (operation) => {
    const path = distance(likeness(given, operation.path), given.join('/'));
    return path + (operation.method === route.method ? 0 : METHOD_DIFFERS);
  });
}

/** Less than one letter of the path. */
const METHOD_DIFFERS = 0.5;

function nearest(
  operations: readonly Operation[],
  count: number,
  far: (operation: Operation) => number,
): readonly Operation[] {
  const measured = operations.map((operation) => ({ operation, far: far(operation) }));
  return measured
    .toSorted((a, b) => a.far - b.far)
    .slice(0, count)
    .map(({ operation }) => operation);
}

/** The document's path with the call's values in it: else a long repository name would be as far from it as another operation. */
function likeness(given: readonly string[], template: string): string {
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
