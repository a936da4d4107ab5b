import { type Credentials, describeAccount, describeCredentials } from './credentials.ts';
import type { RegistryToken } from './token.ts';

/** Credentials, and where they are used. */
export interface GivenAt {
  /** host[:port] of the registry. */
  readonly host: string;
  readonly service: string;
  readonly credentials: Credentials;
}

/**
 * The token that needs no exchange, where the credentials are one; says in the log what it is. A wrong `aud` is a warning: the registry
 * has the last word.
 */
export function useGivenToken(
  { host, service, credentials }: GivenAt,
  deps: { readonly info: (line: string) => void; readonly warn: (line: string) => void },
): RegistryToken | undefined {
  if (credentials.kind !== 'registry-token') return undefined;
  const { claims, token: secret } = credentials;
  deps.info(`${host}: ${describeCredentials(credentials)}; the token acts as ${describeAccount(credentials, claims)}.`);
  if (claims.audiences.length > 0 && !claims.audiences.includes(service)) {
    deps.warn(
      `The token is made for ${claims.audiences.join(', ')} (its aud), not for ${service}: Quay refuses such a token. It is tried all the same; if it is refused, make it with service=${service}, or give the input service.`,
    );
  }
  return { secret, claims, ...(claims.expiresAt && { expiresAt: claims.expiresAt }) };
}
