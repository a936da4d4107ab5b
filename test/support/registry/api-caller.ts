import * as jose from 'jose';
import { ceilingOf, type Identity } from './accounts.ts';
import type { Settings } from './options.ts';

/** The user that an OAuth token acts as, and its scopes. */
export interface Caller {
  readonly name: string;
  readonly scopes: readonly string[];
  readonly identity: Identity;
}

/** The credentials in the Authorization header of a call; a JWT is treated as a single sign-on token of its issuer. */
export type Credentials =
  | { readonly kind: 'caller'; readonly caller: Caller }
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'jwt'; readonly issuer: string };

/** Reads the bearer token. Basic, an unknown and an expired token are anonymous; the case of the scheme is ignored. */
export function readCaller(settings: Settings, authorization: string | undefined): Credentials {
  const bearer = /^bearer (\S+)$/i.exec(authorization ?? '')?.[1] ?? '';
  const issuer = issuerOf(bearer);
  if (issuer !== undefined) return { kind: 'jwt', issuer };
  const token = settings.oauthTokens.get(bearer);
  if (token === undefined || token.expired || settings.users.get(token.user)?.disabled) return { kind: 'anonymous' };
  const identity: Identity = { name: token.user, kind: 'oauthtoken', ceiling: ceilingOf(token.scopes) };
  return { kind: 'caller', caller: { name: token.user, scopes: token.scopes, identity } };
}

/** Whether a token has a scope or one that includes it. */
export function hasScope(caller: Caller, scope: string): boolean {
  return [scope, ...(IMPLIED_BY[scope] ?? [])].some((each) => caller.scopes.includes(each));
}

const IMPLIED_BY: Readonly<Record<string, readonly string[]>> = {
  'repo:read': ['repo:write', 'repo:admin'],
  'repo:write': ['repo:admin'],
  'user:read': ['user:admin'],
};

function issuerOf(token: string): string | undefined {
  try {
    return jose.decodeJwt(token).iss ?? '';
  } catch {
    return undefined;
  }
}
