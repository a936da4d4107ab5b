import type { HttpClient, HttpResponse } from '../http/client.ts';
import type { Authenticator } from './authenticator.ts';
import type { Scope } from './scope.ts';
import type { RegistryToken } from './token.ts';

/** A GET or HEAD below `/v2/` of one registry. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
  readonly accept: string;
  readonly maxBytes: number;
}

/** Requests with one token, which covers a set of repositories and is replaced when it is about to die. */
export interface Session {
  /** @throws what making a token throws. The answer has any status; a 401 is final. */
  send(request: RegistryRequest): Promise<HttpResponse>;
  /** Makes the token if there is none yet; `undefined` where the registry asks for none. */
  token(): Promise<RegistryToken | undefined>;
  /** The token as it is now, if one was made. */
  readonly current: RegistryToken | undefined;
}

export interface SessionOptions {
  readonly scopes: readonly Scope[];
  readonly now: () => Date;
  /** A token that needs no exchange and cannot be replaced. */
  readonly given: RegistryToken | undefined;
}

/** Opens a session; nothing is sent before the first request asks for it. */
export function openSession(http: HttpClient, authenticator: Authenticator, options: SessionOptions): Session {
  let lease: Lease | undefined = options.given && leaseOf(Promise.resolve(options.given));
  let current: RegistryToken | undefined = options.given;

  function leaseOf(token: Promise<RegistryToken | undefined>): Lease {
    const startedAt = options.now();
    return { token, endsAt: token.then((made) => renewalTime(made, startedAt)) };
  }

  function renew(): Lease {
    lease = leaseOf(authenticator.makeToken(options.scopes));
    return lease;
  }

  async function valid(): Promise<Lease> {
    const held = lease ?? renew();
    if (options.given !== undefined || options.now().getTime() < (await held.endsAt)) return held;
    // Another request may have replaced it meanwhile.
    return lease === held ? renew() : valid();
  }

  async function token(): Promise<RegistryToken | undefined> {
    current = await (await valid()).token;
    return current;
  }

  async function send(request: RegistryRequest): Promise<HttpResponse> {
    const held = await valid();
    const response = await sendWith(await token(), request);
    if (response.status !== 401 || options.given !== undefined) return response;
    if (lease === held && !authenticator.learnFrom(response.headers('www-authenticate'))) return response;
    if (lease === held) renew();
    return await sendWith(await token(), request);
  }

  function sendWith(bearer: RegistryToken | undefined, request: RegistryRequest): Promise<HttpResponse> {
    const { method, url, accept, maxBytes } = request;
    // `Bearer` with a capital B: Quay takes no other spelling.
    const authorization = bearer && { authorization: `Bearer ${bearer.secret.reveal()}` };
    return http.send({ method, url, headers: { accept, ...authorization }, maxBytes });
  }

  return {
    send,
    token,
    get current() {
      return current;
    },
  };
}

/** A token on its way, and the time in milliseconds at which it is to be replaced. */
interface Lease {
  readonly token: Promise<RegistryToken | undefined>;
  readonly endsAt: Promise<number>;
}

/** A token is replaced when it has less than a minute to live, or half its life if it lives shorter than two. */
const MARGIN = 60_000;

function renewalTime(token: RegistryToken | undefined, startedAt: Date): number {
  if (token?.expiresAt === undefined) return Number.POSITIVE_INFINITY;
  // By the token's own times where it has both: the runner's clock may be off.
  const born = token.claims?.notBefore ?? startedAt;
  const lifetime = token.expiresAt.getTime() - born.getTime();
  return startedAt.getTime() + lifetime - Math.min(MARGIN, lifetime / 2);
}
