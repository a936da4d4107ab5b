import { type Operation, withoutParameterNames } from './operation.ts';

/**
 * Paths that every Quay has, independent of its version and features. A discovery document without one of them is incomplete, so a path
 * that is missing from it may exist.
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

/** Whether all core paths are there; the names of their parameters may differ. */
export function hasCorePaths(operations: readonly Operation[]): boolean {
  const known = new Set(operations.map(({ path }) => withoutParameterNames(path)));
  return CORE_PATHS.every((path) => known.has(withoutParameterNames(path)));
}
