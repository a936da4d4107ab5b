import type { Context } from '../../context.ts';
import type { HttpClient, HttpResponse } from '../../http/message.ts';
import { responseError } from '../refusal.ts';
import type { RegistryRequest, RegistrySession } from '../repository.ts';
import type { Authenticator } from './authenticator.ts';
import type { Scope } from './scope.ts';
import type { RegistryToken } from './token.ts';

/** A token that was requested, and may not have arrived yet. */
interface RequestedToken {
  /** `undefined` if the registry requires no token. */
  readonly promise: Promise<RegistryToken | undefined>;
  readonly requestedAt: Date;
  /** Whether a request with the token had another status than 401. */
  wasAccepted: boolean;
}

/** Requests with one token, which covers a set of repositories and is renewed before it expires. */
export class Session implements RegistrySession {
  readonly #authenticator: Authenticator;
  readonly #scopes: readonly Scope[];
  readonly #http: HttpClient;
  readonly #now: () => Date;
  #requested: RequestedToken | undefined;
  #token: RegistryToken | undefined;

  constructor(
    authenticator: Authenticator,
    scopes: readonly Scope[],
    { http, now }: { readonly http: HttpClient } & Pick<Context, 'now'>,
  ) {
    this.#authenticator = authenticator;
    this.#scopes = scopes;
    this.#http = http;
    this.#now = now;
  }

  /** The token that was used last; `undefined` if there was none. */
  get token(): RegistryToken | undefined {
    return this.#token;
  }

  /**
   * The token for the next request; it is requested or renewed if necessary. `undefined` if the registry requires none.
   * @throws what getting a token throws.
   */
  async currentToken(): Promise<RegistryToken | undefined> {
    return await this.#awaitToken(await this.#currentRequest());
  }

  /** @throws what getting a token throws; RegistryError for a 401 of a given token that has expired. */
  async send(request: RegistryRequest): Promise<HttpResponse> {
    const requested = await this.#currentRequest();
    const token = await this.#awaitToken(requested);
    const response = await this.#sendWith(token, request);
    if (response.status !== 401) {
      requested.wasAccepted = true;
      return response;
    }
    if (token !== undefined && isGiven(token)) {
      this.#throwIfExpired(token, request, response);
      return response;
    }
    if (!this.#mayRenew(requested, token, response)) return response;
    return await this.#sendAgain(this.#renew(requested), request);
  }

  async getWithoutToken({ url, maxBytes }: Pick<RegistryRequest, 'url' | 'maxBytes'>): Promise<HttpResponse> {
    return await this.#sendWith(undefined, { method: 'GET', url, accept: ['*/*'], maxBytes });
  }

  async #currentRequest(): Promise<RequestedToken> {
    const requested = this.#requested ?? this.#requestToken();
    const renewAt = renewalTime(await requested.promise, requested.requestedAt);
    return this.#now().getTime() < renewAt ? requested : this.#renew(requested);
  }

  /** Requests a new token, unless another request has done so already. */
  #renew(old: RequestedToken): RequestedToken {
    return this.#requested === undefined || this.#requested === old ? this.#requestToken() : this.#requested;
  }

  #requestToken(): RequestedToken {
    const requestedAt = this.#now();
    this.#requested = { promise: this.#authenticator.getToken(this.#scopes), requestedAt, wasAccepted: false };
    return this.#requested;
  }

  async #awaitToken({ promise }: RequestedToken): Promise<RegistryToken | undefined> {
    this.#token = await promise;
    return this.#token;
  }

  /** Whether a new token may help: the registry names another authority, or it accepted this token before, so that it is no longer valid. */
  #mayRenew(requested: RequestedToken, token: RegistryToken | undefined, response: HttpResponse): boolean {
    if (this.#authenticator.learnAuthority(response.headers('www-authenticate'), token)) return true;
    return requested.wasAccepted && this.#authenticator.mayRenew(requested.requestedAt);
  }

  async #sendAgain(renewed: RequestedToken, request: RegistryRequest): Promise<HttpResponse> {
    const response = await this.#sendWith(await this.#awaitToken(renewed), request);
    if (response.status === 401) this.#authenticator.noteRejectedRenewal();
    else renewed.wasAccepted = true;
    return response;
  }

  #throwIfExpired({ expiresAt }: RegistryToken, sent: RegistryRequest, response: HttpResponse): void {
    if (expiresAt === undefined || expiresAt > this.#now()) return;
    throw responseError({ sent, response }, `The given token expired at ${expiresAt.toISOString()}. ${FRESH_TOKEN}`);
  }

  async #sendWith(token: RegistryToken | undefined, request: RegistryRequest): Promise<HttpResponse> {
    const { method, url, accept, maxBytes } = request;
    // `Bearer` with a capital B: Quay accepts no other spelling.
    const authorization = token && { authorization: `Bearer ${token.secret.reveal()}` };
    return await this.#http.send({ method, url, headers: { accept: accept.join(', '), ...authorization }, maxBytes });
  }
}

const FRESH_TOKEN =
  'Tokens of Quay are valid for an hour, and a given token cannot be renewed. Create it shortly before it is used, or set username and password instead, with which tokens are renewed.';

/** A token is renewed when it is valid for less than a minute, or for half its lifetime if that is shorter than two minutes. */
const RENEWAL_MARGIN = 60_000;

/** Milliseconds. The lifetime that the specification defines for a token that states none; also used if the times of a token contradict each other. */
const DEFAULT_LIFETIME = 60_000;

/** Milliseconds since the epoch; a given token cannot be renewed. */
function renewalTime(token: RegistryToken | undefined, requestedAt: Date): number {
  if (token?.expiresAt === undefined || isGiven(token)) return Number.POSITIVE_INFINITY;
  // Prefer the times of the token itself, because the clock of the runner may be wrong.
  const issuedAt = token.claims?.issuedAt ?? token.claims?.notBefore ?? requestedAt;
  const stated = token.expiresAt.getTime() - issuedAt.getTime();
  const lifetime = stated > 0 ? stated : DEFAULT_LIFETIME;
  return requestedAt.getTime() + lifetime - Math.min(RENEWAL_MARGIN, lifetime / 2);
}

/** Whether the token was given as credentials, not exchanged. */
function isGiven(token: RegistryToken): boolean {
  return token.authority === undefined;
}
