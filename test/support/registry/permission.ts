import type { Identity } from './accounts.ts';
import type { Level, Settings } from './options.ts';
import type { Repository, Store } from './store.ts';

/** The permission of an account on a repository, which may not exist; `undefined` is anonymous. */
export interface Permission {
  readonly level: Level | 'none';
  readonly repository: Repository | undefined;
  /** The permission of the account itself: on a public repository others have the level read, but this is `none`. */
  readonly own: Level | 'none';
  /** The repository does not exist, and this account may create it. */
  readonly mayCreate: boolean;
}

/**
 * Returns the permission: owners of the namespace are admins, others have their grants, and public repositories are
 * readable by all.
 */
export function permissionOf(
  { settings, store }: { readonly settings: Settings; readonly store: Store },
  identity: Identity | undefined,
  name: string,
): Permission {
  const repository = store.repositories.get(name);
  const owned = identity !== undefined && isOwner(settings, identity, name.split('/')[0] ?? '');
  const granted = identity === undefined ? 'none' : owned ? 'admin' : (repository?.grants.get(identity.name) ?? 'none');
  const own = lower(granted, identity?.ceiling ?? 'none');
  const level = own === 'none' && repository?.visibility === 'public' ? 'read' : own;
  return { level, own, repository, mayCreate: repository === undefined && owned && isAtLeast(own, 'write') };
}

function isOwner(settings: Settings, identity: Identity, namespace: string): boolean {
  if (identity.kind === 'robot') return false;
  return identity.name === namespace || mayAdminister(settings, identity.name, namespace);
}

/** Whether a user is in a team with one of these roles; false for an unknown organisation. */
export function mayAdminister(settings: Settings, user: string, organization: string, roles = ['admin']): boolean {
  const teams = [...(settings.organizations.get(organization)?.teams.values() ?? [])];
  return teams.some(({ role, members }) => roles.includes(role) && members.includes(user));
}

/** Whether a level includes another. */
export function isAtLeast(level: Level | 'none', wanted: Level): boolean {
  return ORDER.indexOf(level) >= ORDER.indexOf(wanted);
}

function lower(one: Level | 'none', other: Level | 'none'): Level | 'none' {
  return ORDER.indexOf(one) < ORDER.indexOf(other) ? one : other;
}

const ORDER: readonly (Level | 'none')[] = ['none', 'read', 'write', 'admin'];
