import type { Secret } from '../../secret.ts';
import type { Claims } from './claims.ts';

/** The credentials for a registry. Exactly one kind applies to one repository. */
export type Credentials =
  | {
      readonly kind: 'password';
      readonly username: string;
      readonly password: Secret;
      /** Where they were found, if not in the inputs: a file, or a helper that it names. */
      readonly from?: string;
    }
  /** A registry token that `/v2/auth` issued before; sent as Bearer without an exchange. */
  | { readonly kind: 'registry-token'; readonly token: Secret; readonly claims: Claims; readonly from?: string }
  /** An OAuth 2 access token of Quay's v1 API: exchanged as the user `$oauthtoken`. */
  | { readonly kind: 'oauth-token'; readonly token: Secret }
  /** A robot whose federation trusts an OIDC issuer: `password` gets one that is valid for an hour, and a new one before it expires. */
  | { readonly kind: 'keyless'; readonly robot: string; readonly password: () => Promise<Secret> }
  | { readonly kind: 'anonymous' };

/** The login that is sent to `/v2/auth` by Basic authentication. */
export interface Login {
  readonly username: string;
  readonly password: Secret;
}

/** `base64(username:password)`, as secret as the password. */
export function basicCredentials({ username, password }: Login): string {
  return Buffer.from(`${username}:${password.reveal()}`).toString('base64');
}

/**
 * The login with which these credentials are exchanged; `undefined` for anonymous, and for a token that needs no exchange.
 * @throws what getting a keyless robot's password throws.
 */
export async function loginOf(credentials: Credentials): Promise<Login | undefined> {
  const username = usernameOf(credentials);
  if (username === undefined) return undefined;
  switch (credentials.kind) {
    case 'password':
      return { username, password: credentials.password };
    case 'oauth-token':
      return { username, password: credentials.token };
    case 'keyless':
      return { username, password: await credentials.password() };
    default:
      return undefined;
  }
}

/** The username of the login; `undefined` if there is no login. */
function usernameOf(credentials: Credentials): string | undefined {
  switch (credentials.kind) {
    case 'password':
      return credentials.username;
    case 'oauth-token':
      return '$oauthtoken';
    case 'keyless':
      return credentials.robot;
    default:
      return undefined;
  }
}

/** The kind of the credentials for the log, without secrets. */
export function describeCredentials(credentials: Credentials): string {
  switch (credentials.kind) {
    case 'password':
      return `username and password of ${credentials.username}${formatSource(credentials.from)}`;
    case 'registry-token':
      return `the registry token ${credentials.from === undefined ? 'given as oauth-token' : `of ${credentials.from}`}`;
    case 'oauth-token':
      return 'the OAuth access token given as oauth-token';
    case 'keyless':
      return `keyless as the robot ${credentials.robot}, with an OIDC token from GitHub`;
    case 'anonymous':
      return 'no credentials';
  }
}

function formatSource(from: string | undefined): string {
  return from === undefined ? '' : ` (from ${from})`;
}

/** The account that a token acts as: its `sub`, otherwise the username. Quay writes `(anonymous)` for no account. */
export function describeAccount(credentials: Credentials, claims: Claims | undefined): string {
  return (claims?.subject || usernameOf(credentials)) ?? '(anonymous)';
}
