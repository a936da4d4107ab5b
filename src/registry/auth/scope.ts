/** What a registry token may allow on a repository. */
export type Action = 'pull' | 'push';

/** Access to one repository, as it is asked for. */
export interface Scope {
  readonly repository: string;
  readonly actions: readonly Action[];
}

/** One entry of a registry token's `access` claim: what was granted. Types other than `repository` exist. */
export interface Access {
  readonly type: string;
  readonly name: string;
  /** Also words that are no `Action`: `*`, `delete`. */
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
 * The actions asked for that were not granted, in the order asked; empty where nothing lacks.
 * Quay answers 200 with fewer or no actions, or leaves the repository out: only this comparison shows a refusal.
 */
export function lackingActions(asked: Scope, granted: readonly Access[]): readonly Action[] {
  const entries = granted.filter((access) => access.type === 'repository' && access.name === asked.repository);
  const actions = new Set(entries.flatMap((access) => access.actions));
  return actions.has('*') ? [] : asked.actions.filter((action) => !actions.has(action));
}
