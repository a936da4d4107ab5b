import type { Secret } from '../secret.ts';
import type { Claims } from './claims.ts';

/** How an action proves to a registry who it is. Exactly one kind applies to one registry. */
export type Credentials =
  | { readonly kind: 'password'; readonly username: string; readonly password: Secret }
  /** A registry token made at `/v2/auth` before: the Bearer as it is. */
  | { readonly kind: 'registry-token'; readonly token: Secret; readonly claims: Claims }
  /** An OAuth 2 access token of Quay's v1 API: exchanged as the user `$oauthtoken`. */
  | { readonly kind: 'oauth-token'; readonly token: Secret }
  | { readonly kind: 'anonymous' };

/** What Basic authentication at `/v2/auth` sends. */
export interface Login {
  readonly username: string;
  readonly password: Secret;
}

/** The login with which these credentials are exchanged; none for anonymous, and for a token that needs no exchange. */
export function loginOf(credentials: Credentials): Login | undefined {
  switch (credentials.kind) {
    case 'password':
      return { username: credentials.username, password: credentials.password };
    case 'oauth-token':
      return { username: '$oauthtoken', password: credentials.token };
    default:
      return undefined;
  }
}

/** The kind in words for the log, without any secret. */
export function describeCredentials(credentials: Credentials): string {
  switch (credentials.kind) {
    case 'password':
      return `username and password of ${credentials.username}`;
    case 'registry-token':
      return 'the registry token given as oauth-token';
    case 'oauth-token':
      return 'the OAuth access token given as oauth-token';
    case 'anonymous':
      return 'no credentials';
  }
}

/** Whom a token acts as: its `sub`, else the name that it was asked for with. Quay writes `(anonymous)` for nobody. */
export function describeAccount(credentials: Credentials, claims: Claims | undefined): string {
  return claims?.subject ?? loginOf(credentials)?.username ?? '(anonymous)';
}
