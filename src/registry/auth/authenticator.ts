import pLimit, { type LimitFunction } from 'p-limit';
import { RegistryError } from '../../error.ts';
import type { HttpClient } from '../../http/client.ts';
import type { Secret } from '../../secret.ts';
import { type AuthorityOptions, type KnownAuthority, openAuthority } from './authority.ts';
import { type Credentials, describeAccount, describeCredentials, loginOf } from './credentials.ts';
import type { Scope } from './scope.ts';
import { exchangeToken, type RegistryToken } from './token.ts';

/** Makes tokens of one registry with one login. */
export interface Authenticator {
  /** `undefined`: the registry asks nobody for a token. */
  makeToken(scopes: readonly Scope[]): Promise<RegistryToken | undefined>;
  /**
   * @param token the one that was refused.
   * @returns whether the challenge names another authority than made it, so that it is worth making a new token.
   */
  learnFrom(challenge: readonly string[], token: RegistryToken | undefined): boolean;
}

export interface AuthenticatorOptions extends AuthorityOptions {
  readonly credentials: Credentials;
  /** Where a registry has several authenticators, the queue that they share: Quay takes bursts of three exchanges. */
  readonly queue?: LimitFunction;
  readonly now: () => Date;
  /** Called with each token before anything else can see it. */
  readonly mask: (secret: Secret) => void;
}

/**
 * Opens the way to tokens: straight to `/v2/auth`, since Quay's realm and service are known, which saves the request for the
 * challenge; by the challenge only where that gives none. One exchange at a time. Credentials that were
 * refused once are not sent again, because Quay locks the account.
 */
export function openAuthenticator(http: HttpClient, options: AuthenticatorOptions): Authenticator {
  const { queue: oneAtATime = pLimit(1) } = options;
  const authority = openAuthority(options);
  let refused: RegistryError | undefined;
  let announced = false;

  function announce(outcome: string): void {
    if (!announced) options.info(`${options.origin.host}: ${describeCredentials(options.credentials)}; ${outcome}.`);
    announced = true;
  }

  /** Runs as a whole in the queue: the next exchange must see this one's refusal before it sends anything. */
  async function exchangeUnlessRefused(scopes: readonly Scope[]): Promise<RegistryToken | undefined> {
    if (refused !== undefined) throw refused;
    try {
      return await exchange(scopes, authority, { http, ...options });
    } catch (error) {
      if (error instanceof RegistryError && error.response.status === 401) refused = error;
      throw error;
    }
  }

  return {
    learnFrom: (challenge, token) => authority.learnFrom(challenge, token?.madeBy ?? authority.current),
    async makeToken(scopes) {
      const token = await oneAtATime(() => exchangeUnlessRefused(scopes)).catch((error: unknown) => {
        announce('no token was made');
        throw error;
      });
      announce(describeToken(token, options.credentials));
      return token;
    },
  };
}

interface ExchangeContext extends AuthenticatorOptions {
  readonly http: HttpClient;
}

async function exchange(
  scopes: readonly Scope[],
  authority: KnownAuthority,
  { http, origin, credentials, now, mask }: ExchangeContext,
): Promise<RegistryToken | undefined> {
  const login = await loginOf(credentials);
  const used = authority.current;
  const answer = await exchangeToken(http, { authority: used, scopes, login }, { now, mask });
  if (answer.kind === 'token') return answer.token;
  const ping = await http.send({ method: 'GET', url: new URL('/v2/', origin), maxBytes: MAX_PING_BYTES });
  if (ping.status === 200) return undefined;
  if (!authority.learnFrom(ping.headers('www-authenticate'), used)) throw answer.error;
  const second = await exchangeToken(http, { authority: authority.current, scopes, login }, { now, mask });
  if (second.kind === 'token') return second.token;
  throw second.error;
}

/** The body of `/v2/` is `true` or an error text. */
const MAX_PING_BYTES = 1 << 16;

function describeToken(token: RegistryToken | undefined, credentials: Credentials): string {
  if (token === undefined) return 'no token is asked for';
  return `the token acts as ${describeAccount(credentials, token.claims)}`;
}
