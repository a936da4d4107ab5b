import type { Secret } from '../../secret.ts';
import type { Claims } from './claims.ts';

/** How an action proves to a registry who it is. Exactly one kind applies to one repository. */
export type Credentials =
  | {
      readonly kind: 'password';
      readonly username: string;
      readonly password: Secret;
      /** Where they stand, if not in the inputs: a file, or a helper that it names. */
      readonly from?: string;
    }
  /** A registry token made at `/v2/auth` before: the Bearer as it is. */
  | { readonly kind: 'registry-token'; readonly token: Secret; readonly claims: Claims; readonly from?: string }
  /** An OAuth 2 access token of Quay's v1 API: exchanged as the user `$oauthtoken`. */
  | { readonly kind: 'oauth-token'; readonly token: Secret }
  /** A robot whose federation trusts an OIDC issuer: `password` gets one that lives for an hour, and replaces it in time. */
  | { readonly kind: 'keyless'; readonly robot: string; readonly password: () => Promise<Secret> }
  | { readonly kind: 'anonymous' };

/** What Basic authentication at `/v2/auth` sends. */
export interface Login {
  readonly username: string;
  readonly password: Secret;
}

/**
 * The login with which these credentials are exchanged; none for anonymous, and for a token that needs no exchange.
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

/** The name with which these credentials log in, if they do. */
export function usernameOf(credentials: Credentials): string | undefined {
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

/** The kind in words for the log, without any secret. */
export function describeCredentials(credentials: Credentials): string {
  switch (credentials.kind) {
    case 'password':
      return `username and password of ${credentials.username}${origin(credentials.from)}`;
    case 'registry-token':
      return `the registry token ${credentials.from === undefined ? 'given as oauth-token' : `of ${credentials.from}`}`;
    case 'oauth-token':
      return 'the OAuth access token given as oauth-token';
    case 'keyless':
      return `keyless, as the robot ${credentials.robot} by GitHub's OIDC token`;
    case 'anonymous':
      return 'no credentials';
  }
}

function origin(from: string | undefined): string {
  return from === undefined ? '' : ` (from ${from})`;
}

/** Whom a token acts as: its `sub`, else the name that it was asked for with. Quay writes `(anonymous)` for nobody. */
export function describeAccount(credentials: Credentials, claims: Claims | undefined): string {
  return (claims?.subject || usernameOf(credentials)) ?? '(anonymous)';
}
