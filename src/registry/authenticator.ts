import pLimit from 'p-limit';
import { RegistryError } from '../error.ts';
import type { HttpClient } from '../http/client.ts';
import type { Secret } from '../secret.ts';
import { bearerChallenge } from './challenge.ts';
import { type Credentials, describeAccount, describeCredentials, loginOf } from './credentials.ts';
import type { Scope } from './scope.ts';
import { type Authority, exchangeToken, type RegistryToken } from './token.ts';

/** Makes tokens of one registry with one login. */
export interface Authenticator {
  /** `undefined`: the registry asks nobody for a token. */
  makeToken(scopes: readonly Scope[]): Promise<RegistryToken | undefined>;
  /** @returns whether the challenge named another authority, so that it is worth making a new token. */
  learnFrom(challenge: readonly string[]): boolean;
}

export interface AuthenticatorOptions {
  /** `https://HOST`, the only place that gets the login. */
  readonly origin: URL;
  readonly service: string;
  readonly credentials: Credentials;
  readonly now: () => Date;
  readonly report: (line: string) => void;
  /** Called with each token before anything else can see it. */
  readonly mask: (secret: Secret) => void;
}

/**
 * Opens the way to tokens: straight to `/v2/auth`, since Quay's realm and service are known, which saves the request for the
 * challenge; by the challenge only where that gives none. One exchange at a time: Quay takes bursts of three. Credentials that were
 * refused once are not sent again, because Quay locks the account.
 */
export function openAuthenticator(http: HttpClient, options: AuthenticatorOptions): Authenticator {
  const oneAtATime = pLimit(1);
  let authority: Authority = { realm: new URL('/v2/auth', options.origin), service: options.service };
  const login = loginOf(options.credentials);
  let refused: RegistryError | undefined;
  let announced = false;

  function learnFrom(challenge: readonly string[]): boolean {
    const named = namedAuthority(challenge, authority, options.origin);
    if (named === undefined) return false;
    options.report(
      `${options.origin.host} names ${named.realm.href} and the service ${named.service} for its tokens: used from here on.`,
    );
    authority = named;
    return true;
  }

  async function exchange(scopes: readonly Scope[]): Promise<RegistryToken | undefined> {
    if (refused !== undefined) throw refused;
    const answer = await exchangeToken(http, { authority, scopes, login }, options.now());
    if (answer.kind === 'token') return answer.token;
    const ping = await http.send({ method: 'GET', url: new URL('/v2/', options.origin), maxBytes: MAX_PING_BYTES });
    if (ping.status === 200) return undefined;
    if (!learnFrom(ping.headers('www-authenticate'))) throw answer.error;
    const second = await exchangeToken(http, { authority, scopes, login }, options.now());
    if (second.kind === 'token') return second.token;
    throw second.error;
  }

  function announce(token: RegistryToken | undefined): void {
    if (announced) return;
    announced = true;
    const { host } = options.origin;
    const acting =
      token === undefined
        ? 'no token is asked for'
        : `the token acts as ${describeAccount(options.credentials, token.claims)}`;
    options.report(`${host}: ${describeCredentials(options.credentials)}; ${acting}.`);
  }

  async function makeToken(scopes: readonly Scope[]): Promise<RegistryToken | undefined> {
    try {
      const token = await oneAtATime(() => exchange(scopes));
      if (token !== undefined) options.mask(token.secret);
      announce(token);
      return token;
    } catch (error) {
      if (error instanceof RegistryError && error.answer.status === 401) refused = error;
      throw error;
    }
  }

  return { makeToken, learnFrom };
}

/** The body of `/v2/` is `true` or an error text. */
const MAX_PING_BYTES = 1 << 16;

/**
 * The authority that a challenge names, if it is another than the one used.
 * @throws RegistryError when its realm is on another origin: credentials go to the registry's own only.
 */
function namedAuthority(challenge: readonly string[], used: Authority, origin: URL): Authority | undefined {
  const named = bearerChallenge(challenge);
  if (named === undefined || !URL.canParse(named.realm, origin.href)) return undefined;
  const realm = new URL(named.realm, origin);
  if (realm.origin !== origin.origin) throw foreignRealm(realm, origin);
  const service = named.service ?? used.service;
  return realm.href === used.realm.href && service === used.service ? undefined : { realm, service };
}

function foreignRealm(realm: URL, origin: URL): RegistryError {
  return new RegistryError(
    `${origin.host} sends to ${realm.origin} for its tokens. Credentials go to no other origin than the registry's: give the registry by the name that it has itself (Quay: SERVER_HOSTNAME and PREFERRED_URL_SCHEME).`,
    { method: 'GET', url: new URL('/v2/', origin).href, status: 401, codes: [] },
  );
}
