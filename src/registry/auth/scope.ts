/** An action on a repository that a registry token may grant. */
export type Action = 'pull' | 'push';

/** Access to one repository, as it is requested. */
export interface Scope {
  readonly repository: string;
  readonly actions: readonly Action[];
}

/** One entry of the `access` claim of a registry token: what was granted. Other types than `repository` exist. */
export interface Access {
  readonly type: string;
  readonly name: string;
  /** May also have values that are not an `Action`: `*`, `delete`. */
  readonly actions: readonly string[];
}

/**
 * `repository:ns/repo:pull,push`, the value of one `scope` parameter.
 * @see https://distribution.github.io/distribution/spec/auth/scope/
 */
export function formatScope(scope: Scope): string {
  return `repository:${scope.repository}:${scope.actions.join(',')}`;
}

/**
 * The requested actions that were not granted, in the order requested.
 * Quay returns 200 with fewer or no actions, or omits the repository, so that only this comparison finds a refusal.
 */
export function missingActions(requested: Scope, granted: readonly Access[]): readonly Action[] {
  const entries = granted.filter((access) => access.type === 'repository' && access.name === requested.repository);
  const actions = new Set(entries.flatMap((access) => access.actions));
  return actions.has('*') ? [] : requested.actions.filter((action) => !actions.has(action));
}
