import { type Operation, parameterOf, segmentsOf } from './operation.ts';

/**
 * Paths that every Quay has, whatever its version and features: a document without one of them is incomplete, and what it lacks may be there.
 * @see quay ffba0c70e endpoints/api/, the resources without `show_if`
 */
const CORE_PATHS: readonly string[] = [
  '/api/v1/organization/{orgname}',
  '/api/v1/organization/{orgname}/robots',
  '/api/v1/organization/{orgname}/robots/{robot_shortname}',
  '/api/v1/organization/{orgname}/team/{teamname}',
  '/api/v1/repository',
  '/api/v1/repository/{repository}',
  '/api/v1/repository/{repository}/manifest/{manifestref}',
  '/api/v1/repository/{repository}/permissions/team/',
  '/api/v1/repository/{repository}/permissions/user/',
  '/api/v1/repository/{repository}/tag/',
  '/api/v1/repository/{repository}/tag/{tag}',
  '/api/v1/user/',
  '/api/v1/user/robots',
];

/** Whether none of them is missing; their parameters may have other names. */
export function hasCorePaths(operations: readonly Operation[]): boolean {
  const known = new Set(operations.map(({ path }) => withoutNames(path)));
  return CORE_PATHS.every((path) => known.has(withoutNames(path)));
}

function withoutNames(path: string): string {
  const segments = segmentsOf(path);
  return segments.map((segment) => (parameterOf(segment) === undefined ? segment : '{}')).join('/');
}
