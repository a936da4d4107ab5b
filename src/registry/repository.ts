import type { HttpResponse } from '../http/message.ts';
import { responseError } from './refusal.ts';

/** A GET or HEAD below `/v2/` of one registry. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
  /** Media types for the header Accept. */
  readonly accept: readonly string[];
  readonly maxBytes: number;
}

/** The part of an authenticated session that requests below `/v2/` need. */
export interface RegistrySession {
  /**
   * Sends a request with a token that covers the repository. The response has any status.
   * @throws what getting a token throws.
   */
  send(request: RegistryRequest): Promise<HttpResponse>;
  /** Sends a GET without credentials, for a URL on another origin. The response has any status. */
  getWithoutToken(request: Pick<RegistryRequest, 'url' | 'maxBytes'>): Promise<HttpResponse>;
}

/** One repository of a registry, and a session that may read it. */
export class Repository {
  /** host[:port] of the registry. */
  readonly host: string;
  /** `namespace/repository`. */
  readonly name: string;
  readonly #origin: URL;
  readonly #session: RegistrySession;
  readonly #account: () => string;

  /** @param account returns the account that the token acts as, for messages. */
  constructor(
    session: RegistrySession,
    { origin, name, account }: { readonly origin: URL; readonly name: string; readonly account: () => string },
  ) {
    this.host = origin.host;
    this.name = name;
    this.#origin = origin;
    this.#session = session;
    this.#account = account;
  }

  /** The URL of a path below `/v2/NAMESPACE/REPOSITORY/`. */
  urlOf(path: string): URL {
    return new URL(`/v2/${this.name}/${path}`, this.#origin);
  }

  /**
   * Sends a request with the token of the session. The response has any status but 401 and 403.
   * @throws RegistryError for 401 and 403: the repository does not exist, or the account may not read it.
   */
  async send(request: RegistryRequest): Promise<HttpResponse> {
    const response = await this.#session.send(request);
    if (response.status !== 401 && response.status !== 403) return response;
    throw responseError(
      { sent: request, response },
      `The repository ${this.name} does not exist, or ${this.#account()} may not read it.`,
    );
  }

  /** Sends a GET without credentials, for a URL on another origin to which the registry redirects. */
  getWithoutToken(request: Pick<RegistryRequest, 'url' | 'maxBytes'>): Promise<HttpResponse> {
    return this.#session.getWithoutToken(request);
  }
}
