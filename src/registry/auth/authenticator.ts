import pLimit, { type LimitFunction } from 'p-limit';
import type { Context } from '../../context.ts';
import { RegistryError } from '../../error.ts';
import type { HttpClient } from '../../http/message.ts';
import { formatRequest, redactUrl } from '../../http/redact.ts';
import { isRegistryPing, notARegistry, pingRegistry } from '../ping.ts';
import { bearerChallenge } from './challenge.ts';
import { type Credentials, describeAccount, describeCredentials, loginOf } from './credentials.ts';
import type { Scope } from './scope.ts';
import { type Authority, exchangeToken, type RegistryToken, type TokenResult } from './token.ts';

/** A registry and its token service. */
export interface RegistryEndpoint {
  readonly http: HttpClient;
  /** `https://HOST`, the only origin to which credentials are sent. */
  readonly origin: URL;
  /** The name of the token service; the registry's host[:port] on Quay. */
  readonly service: string;
  /** Exchanges run one at a time through it, because Quay allows bursts of three; the authenticators of one registry share it. */
  readonly queue?: LimitFunction;
}

type AuthContext = Pick<Context, 'now' | 'info' | 'warn' | 'mask'>;

/**
 * Gets the tokens of one registry with one set of credentials. It sends the credentials directly to `/v2/auth`, since the realm and the
 * service of Quay are known, which saves the request for the challenge; the challenge is read only if that does not return a token.
 * Credentials that were refused are not sent again, because Quay locks the account.
 */
export class Authenticator {
  readonly #endpoint: RegistryEndpoint;
  readonly #credentials: Credentials;
  readonly #context: AuthContext;
  readonly #queue: LimitFunction;
  #authority: Authority;
  #refusal: RegistryError | undefined;
  #isLogged = false;
  #renewalWasRejected = false;

  constructor(endpoint: RegistryEndpoint, credentials: Credentials, context: AuthContext) {
    this.#endpoint = endpoint;
    this.#credentials = credentials;
    this.#context = context;
    this.#queue = endpoint.queue ?? pLimit(1);
    this.#authority = { realm: new URL('/v2/auth', endpoint.origin), service: endpoint.service };
  }

  /**
   * Gets a token for these scopes; `undefined` if the registry requires none. A registry token given as credentials is returned as it is.
   * @throws RegistryError if the registry refuses; NetworkError; what getting a robot's password throws.
   */
  async getToken(scopes: readonly Scope[]): Promise<RegistryToken | undefined> {
    if (this.#credentials.kind === 'registry-token') return this.#useGivenToken(this.#credentials);
    const token = await this.#queue(() => this.#exchangeUnlessRefused(scopes)).catch((error: unknown) => {
      this.#log('could not get a token');
      throw error;
    });
    this.#log(
      token === undefined
        ? 'the registry requires no token'
        : `the token acts as ${describeAccount(this.#credentials, token.claims)}`,
    );
    return token;
  }

  /**
   * Adopts the authority that the challenge of a 401 names.
   * @param token the token that was refused.
   * @returns whether another authority than that of `token` is known now, so that a new token may be accepted.
   * @throws RegistryError if the realm is on another origin.
   */
  learnAuthority(challenge: readonly string[], token: RegistryToken | undefined): boolean {
    return this.#adoptAuthority(challenge, token?.authority ?? this.#authority);
  }

  /** Records that a registry refused a request again with a token that replaced a refused one: the reason was not the token. */
  noteRejectedRenewal(): void {
    this.#renewalWasRejected = true;
  }

  /**
   * Whether a new token may help a request that the registry refuses with a token of this age, although it accepted the token for others.
   * After a new token did not help, only older tokens are replaced: otherwise each of many images would cost one more exchange.
   */
  mayRenew(requestedAt: Date): boolean {
    if (!this.#renewalWasRejected) return true;
    return this.#context.now().getTime() - requestedAt.getTime() > MIN_AGE_OF_REPLACED;
  }

  #useGivenToken({ claims, token }: Extract<Credentials, { kind: 'registry-token' }>): RegistryToken {
    const { service } = this.#endpoint;
    if (!this.#isLogged && claims.audiences.length > 0 && !claims.audiences.includes(service)) {
      // Only a warning, because the registry decides.
      this.#context.warn(
        `The token is for ${claims.audiences.join(', ')} (its aud), not for ${service}, and Quay refuses such a token. It is sent anyway. If it is refused, create it with service=${service}, or set the input service.`,
      );
    }
    this.#log(`the token acts as ${describeAccount(this.#credentials, claims)}`);
    return { secret: token, claims, ...(claims.expiresAt && { expiresAt: claims.expiresAt }) };
  }

  #log(outcome: string): void {
    const { origin } = this.#endpoint;
    if (!this.#isLogged) this.#context.info(`${origin.host}: ${describeCredentials(this.#credentials)}; ${outcome}.`);
    this.#isLogged = true;
  }

  /** Runs as a whole in the queue, so that the next exchange knows of a refusal before it sends the credentials. */
  async #exchangeUnlessRefused(scopes: readonly Scope[]): Promise<RegistryToken | undefined> {
    if (this.#refusal !== undefined) throw this.#refusal;
    try {
      return await this.#exchange(scopes);
    } catch (error) {
      if (error instanceof RegistryError && error.response.status === 401) this.#refusal = error;
      throw error;
    }
  }

  async #exchange(scopes: readonly Scope[]): Promise<RegistryToken | undefined> {
    const { http, origin } = this.#endpoint;
    const login = await loginOf(this.#credentials);
    const authority = this.#authority;
    const result = await exchangeToken(http, { authority, scopes, login }, this.#context);
    if (result.kind === 'token') return result.token;
    const ping = await pingRegistry(http, origin);
    if (ping.status === 200 && result.error.response.status === 404) {
      if (!isRegistryPing(ping)) throw notARegistry(origin);
      return undefined;
    }
    if (!this.#adoptAuthority(ping.headers('www-authenticate'), authority)) throw result.error;
    return tokenOf(await exchangeToken(http, { authority: this.#authority, scopes, login }, this.#context));
  }

  /** @returns whether the challenge names another authority than `used`. */
  #adoptAuthority(challenge: readonly string[], used: Authority): boolean {
    const { origin } = this.#endpoint;
    const named = readAuthority(challenge, used, origin);
    if (named === undefined) return false;
    // Another request may have adopted it already.
    if (isSameAuthority(named, this.#authority)) return true;
    this.#context.info(
      `${origin.host}: the challenge names the token endpoint ${redactUrl(named.realm)} and the service ${named.service}; using them from now on.`,
    );
    this.#authority = named;
    return true;
  }
}

/** Milliseconds. A token that is younger cannot have expired. */
const MIN_AGE_OF_REPLACED = 60_000;

function tokenOf(result: TokenResult): RegistryToken {
  if (result.kind === 'token') return result.token;
  throw result.error;
}

/**
 * The authority that a challenge names, if it is another than the one used.
 * @throws RegistryError if its realm is on another origin.
 */
function readAuthority(challenge: readonly string[], used: Authority, origin: URL): Authority | undefined {
  const named = bearerChallenge(challenge);
  if (named === undefined || !URL.canParse(named.realm, origin.href)) return undefined;
  const realm = new URL(named.realm, origin);
  if (realm.origin !== origin.origin) throw foreignRealm(realm, origin);
  const authority = { realm, service: named.service ?? used.service };
  return isSameAuthority(authority, used) ? undefined : authority;
}

function isSameAuthority(one: Authority, other: Authority): boolean {
  return one.realm.href === other.realm.href && one.service === other.service;
}

function foreignRealm(realm: URL, origin: URL): RegistryError {
  const sent = { method: 'GET', url: new URL('/v2/', origin) };
  return new RegistryError(
    `The challenge of ${origin.host} names a token endpoint on another origin, ${realm.origin}. Credentials are only sent to the registry's own origin. Use the host name of the registry itself (Quay: SERVER_HOSTNAME and PREFERRED_URL_SCHEME). ${formatRequest(sent)} returned 401.`,
    { method: sent.method, url: sent.url.href, status: 401, codes: [] },
  );
}
