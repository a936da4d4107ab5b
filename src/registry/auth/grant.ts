import { RegistryError } from '../../error.ts';
import { type Credentials, describeAccount } from './credentials.ts';
import { type Action, formatScope, lackingActions, type Scope } from './scope.ts';
import type { RegistryToken } from './token.ts';

/**
 * Says in what a token grants less than the scope that was asked for, `undefined` if it grants all.
 *
 * Quay says nothing of it, with status 200: the Python Quay shortens `actions`, the Go Quay leaves the repository out of `access`.
 * A token that is no JWT cannot be read, and is taken to grant all.
 */
export function describeShortfall(scope: Scope, token: RegistryToken, credentials: Credentials): string | undefined {
  const access = token.claims?.access;
  const lacking = token.claims === undefined ? [] : lackingActions(scope, access ?? []);
  if (lacking.length === 0) return undefined;
  const account = describeAccount(credentials, token.claims);
  const right = lacking.includes('pull') ? 'read' : 'write to';
  const lack = `no ${lacking.join(' and no ')} on ${scope.repository}`;
  if (credentials.kind === 'anonymous')
    return `Without credentials there is ${lack}: the repository does not exist, or is private. ${FOR_ANONYMOUS}`;
  if (credentials.kind === 'registry-token')
    return `The given token grants ${account} ${lack}: it was made for another repository, or ${account} may not ${right} this one. Make it with scope=${formatScope(scope)}.`;
  return `The token grants ${account} ${lack}: the repository does not exist, or ${account} may not ${right} it. ${cure(lacking)}`;
}

const FOR_ANONYMOUS =
  'A private repository needs credentials: username and password, or oauth-token (a workflow of a fork or of Dependabot gets no secrets, so it can read public repositories only).';

function cure(lacking: readonly Action[]): string {
  const right = lacking.includes('push') ? 'Write' : 'Read';
  return `Look at the name; then, in Quay, at the repository's Settings, User and Robot Permissions: ${right} is needed.`;
}

/** The error for a shortfall. `realm` is where the token was made. */
export function shortfallError(shortfall: string, realm: URL): RegistryError {
  return new RegistryError(shortfall, { method: 'GET', url: realm.href, status: 200, codes: [] });
}
