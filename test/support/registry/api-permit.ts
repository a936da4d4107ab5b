import { type Caller, hasScope } from './api-caller.ts';
import type { Level } from './options.ts';
import { isAtLeast, mayAdminister, permissionOf } from './permission.ts';
import type { Site } from './site.ts';

/** Whether the caller's token and role allow an operation; without a caller, whether it is allowed anonymously. */
export function mayCall(
  site: Site,
  caller: Caller | undefined,
  { scope, params }: { readonly scope: string | undefined; readonly params: Readonly<Record<string, string>> },
): boolean {
  const level = LEVELS[scope ?? ''];
  if (level !== undefined && params.repository !== undefined)
    return isAtLeast(permissionOf(site, caller?.identity, params.repository).level, level);
  // A list leaves out unreadable entries, and /user/ has its own error.
  if (scope === undefined || level !== undefined || scope === 'user:read') return true;
  if (caller === undefined || !hasScope(caller, params.orgname === undefined ? scope : 'org:admin')) return false;
  return params.orgname === undefined || mayAdminister(site.settings, caller.name, params.orgname);
}

const LEVELS: Readonly<Record<string, Level>> = { 'repo:read': 'read', 'repo:write': 'write', 'repo:admin': 'admin' };
