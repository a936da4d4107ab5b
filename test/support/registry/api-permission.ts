import * as z from 'zod/mini';
import { person } from './api-avatar.ts';
import { log, ofRepository, splitName } from './api-call.ts';
import { invalidRequest, json, noContent } from './api-words.ts';
import type { Level } from './options.ts';
import type { Site } from './site.ts';
import type { Repository } from './store.ts';

/** GET …/permissions/user/: users and robots by name. */
export const listPermissions = ofRepository((site, _call, repository) => {
  const given = [...permissionsOf(site, repository)];
  const permissions = given.map(([name, role]) => [name, { role, ...person(site.settings, name) }]);
  return json({ permissions: Object.fromEntries(permissions) });
});

/** GET …/permissions/user/{username}. */
export const readPermission = ofRepository((site, { params }, repository) => {
  const name = params.username ?? '';
  const role = permissionsOf(site, repository).get(name);
  return role === undefined ? invalidRequest(site, NONE) : json({ role, ...person(site.settings, name) });
});

/** PUT …/permissions/user/{username}: a role, to a user or a robot. */
export const givePermission = ofRepository((site, call, repository) => {
  const name = call.params.username ?? '';
  const { users, robots } = site.settings;
  if (!users.has(name) && !robots.has(name)) return invalidRequest(site, `Invalid username: ${name}`);
  const { role } = RoleSchema.parse(call.body);
  repository.grants.set(name, role);
  log(repository, call, { kind: 'change_repo_permission', metadata: { username: name, role } });
  return json({ role, ...person(site.settings, name) });
});

/** DELETE …/permissions/user/{username}. */
export const takePermission = ofRepository((site, call, repository) => {
  const name = call.params.username ?? '';
  if (!repository.grants.delete(name)) return invalidRequest(site, NONE);
  log(repository, call, { kind: 'delete_repo_permission', metadata: { username: name } });
  return noContent();
});

/** The granted roles, and the admin role of the user who owns the namespace. */
function permissionsOf({ settings }: Site, repository: Repository): ReadonlyMap<string, Level> {
  const { namespace } = splitName(repository.name);
  return new Map<string, Level>([
    ...(settings.users.has(namespace) ? [[namespace, 'admin'] as const] : []),
    ...repository.grants,
  ]);
}

const NONE = 'User does not have permission for repo.';
const RoleSchema = z.object({ role: z.enum(['read', 'write', 'admin']) });
