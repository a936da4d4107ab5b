import { RegistryError } from '../../error.ts';
import { redactUrl } from '../../http/redact.ts';
import { bearerChallenge } from './challenge.ts';
import type { Authority } from './token.ts';

/** What is known of where a registry's tokens are made. */
export interface KnownAuthority {
  readonly current: Authority;
  /**
   * Takes over the authority that a challenge names.
   * @returns whether it is another than `used`, so that it is worth making a new token.
   * @throws RegistryError when its realm is on another origin.
   */
  learnFrom(challenge: readonly string[], used: Authority): boolean;
}

export interface AuthorityOptions {
  /** `https://HOST`, the only place that gets the login. */
  readonly origin: URL;
  readonly service: string;
  readonly info: (line: string) => void;
}

/** Begins with what Quay's authority is: `/v2/auth` of the registry itself. */
export function openAuthority({ origin, service, info }: AuthorityOptions): KnownAuthority {
  let current: Authority = { realm: new URL('/v2/auth', origin), service };
  return {
    get current() {
      return current;
    },
    learnFrom(challenge, used) {
      const named = namedAuthority(challenge, used, origin);
      if (named === undefined) return false;
      // Another request may have learned it meanwhile.
      if (isSame(named, current)) return true;
      info(
        `${origin.host} names ${redactUrl(named.realm)} and the service ${named.service} for its tokens: used from here on.`,
      );
      current = named;
      return true;
    },
  };
}

/**
 * The authority that a challenge names, if it is another than the one used.
 * @throws RegistryError when its realm is on another origin: credentials go to the registry's own only.
 */
function namedAuthority(challenge: readonly string[], used: Authority, origin: URL): Authority | undefined {
  const named = bearerChallenge(challenge);
  if (named === undefined || !URL.canParse(named.realm, origin.href)) return undefined;
  const realm = new URL(named.realm, origin);
  if (realm.origin !== origin.origin) throw foreignRealm(realm, origin);
  const authority = { realm, service: named.service ?? used.service };
  return isSame(authority, used) ? undefined : authority;
}

function isSame(one: Authority, other: Authority): boolean {
  return one.realm.href === other.realm.href && one.service === other.service;
}

function foreignRealm(realm: URL, origin: URL): RegistryError {
  return new RegistryError(
    `${origin.host} sends to ${realm.origin} for its tokens. Credentials go to no other origin than the registry's: give the registry by the name that it has itself (Quay: SERVER_HOSTNAME and PREFERRED_URL_SCHEME).`,
    { method: 'GET', url: new URL('/v2/', origin).href, status: 401, codes: [] },
  );
}
