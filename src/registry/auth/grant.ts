import { RegistryError } from '../../error.ts';
import { type Credentials, describeAccount } from './credentials.ts';
import { type Action, formatScope, missingActions, type Scope } from './scope.ts';
import type { RegistryToken } from './token.ts';

/**
 * Explains what a token does not grant of the scope that was requested; `undefined` if it grants all of it.
 *
 * Quay returns 200 in any case: the Python Quay returns fewer `actions`, the Go Quay omits the repository from `access`.
 * The claims of a token that is not a JWT cannot be read, so it is assumed to grant everything.
 */
export function describeShortfall(scope: Scope, token: RegistryToken, credentials: Credentials): string | undefined {
  const access = token.claims?.access;
  const missing = token.claims === undefined ? [] : missingActions(scope, access ?? []);
  if (missing.length === 0) return undefined;
  const account = describeAccount(credentials, token.claims);
  const right = missing.includes('pull') ? 'read' : 'write to';
  const missingAccess = `${missing.join(' and ')} on ${scope.repository}`;
  if (credentials.kind === 'anonymous') {
    return `Without credentials the token does not grant ${missingAccess}: the repository does not exist, or is private. ${CREDENTIALS_NEEDED}`;
  }
  if (credentials.kind === 'registry-token') {
    return `The given token does not grant ${account} ${missingAccess}: it was created for another repository, or ${account} may not ${right} this one. Create it with scope=${formatScope(scope)}.`;
  }
  if (isOAuthToken(credentials)) {
    const needed = missing.includes('push') ? WRITE_SCOPE : READ_SCOPE;
    return `The token does not grant ${account} ${missingAccess}: the OAuth token does not have the scope ${needed}, the repository does not exist, or ${account} may not ${right} it. The scopes of a token cannot be changed: make another one with this scope. ${permissionNeeded(missing)}`;
  }
  return `The token does not grant ${account} ${missingAccess}: the repository does not exist, or ${account} may not ${right} it. ${permissionNeeded(missing)}`;
}

function isOAuthToken(credentials: Credentials): boolean {
  return (
    credentials.kind === 'oauth-token' || (credentials.kind === 'password' && credentials.username === '$oauthtoken')
  );
}

/** With the words of the checkboxes in Quay. @see quay ffba0c70e auth/scopes.py */
const READ_SCOPE = 'repo:read ("View all visible repositories")';
const WRITE_SCOPE = 'repo:write ("Read/Write to any accessible repositories")';

const CREDENTIALS_NEEDED =
  'A private repository needs credentials: username and password, or oauth-token (workflows of forks and of Dependabot get no secrets, so they can only read public repositories).';

function permissionNeeded(missing: readonly Action[]): string {
  const permission = missing.includes('push') ? 'Write' : 'Read';
  return `Check the name; then open the Settings of the repository in Quay, User and Robot Permissions: ${permission} is needed.`;
}

/** The error for a shortfall. `realm` is the token endpoint. */
export function shortfallError(shortfall: string, realm: URL): RegistryError {
  return new RegistryError(shortfall, { method: 'GET', url: realm.href, status: 200, codes: [] });
}
