import { RegistryError } from '../error.ts';
import { type Credentials, describeAccount } from './credentials.ts';
import { type Action, lackingActions, type Scope } from './scope.ts';
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
  return `The token grants ${account} no ${lacking.join(' and no ')} on ${scope.repository}: the repository does not exist, or ${account} may not ${right} it. ${cure(lacking, credentials)}`;
}

function cure(lacking: readonly Action[], credentials: Credentials): string {
  if (credentials.kind === 'anonymous') {
    return 'A private repository needs credentials: username and password, or oauth-token (a workflow of a fork or of Dependabot gets no secrets, so it can read public repositories only).';
  }
  const right = lacking.includes('push') ? 'Write' : 'Read';
  return `Look at the name; then, in Quay, at the repository's Settings, User and Robot Permissions: ${right} is needed.`;
}

/** The error for a shortfall. `realm` is where the token was made. */
export function shortfallError(shortfall: string, realm: URL): RegistryError {
  return new RegistryError(shortfall, { method: 'GET', url: realm.href, status: 200, codes: [] });
}
