import type { HttpClient, HttpResponse } from '../../http/client.ts';
import { refusal } from '../refusal.ts';
import type { Authenticator } from './authenticator.ts';
import { type Lease, openLeases } from './lease.ts';
import type { Scope } from './scope.ts';
import type { RegistryToken } from './token.ts';

/** A GET or HEAD below `/v2/` of one registry. */
export interface RegistryRequest {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
  readonly accept: string;
  readonly maxBytes: number;
}

/** A GET of an address elsewhere, to which the registry sent. */
export interface FollowRequest {
  readonly url: URL;
  readonly maxBytes: number;
}

/** Requests with one token, which covers a set of repositories and is replaced when it is about to die. */
export interface Session {
  /** @throws what making a token throws, and RegistryError for a 401 of a given token that has expired. The answer has any status; a 401 is final. */
  send(request: RegistryRequest): Promise<HttpResponse>;
  /** Sends no credentials: what is elsewhere must not see them. The answer has any status. */
  follow(request: FollowRequest): Promise<HttpResponse>;
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
  if (options.given !== undefined) return openGivenSession(http, options.given, options.now);
  const leases = openLeases(() => authenticator.makeToken(options.scopes), options.now);
  const proven = new WeakSet<Lease>();
  let current: RegistryToken | undefined;

  async function use(lease: Lease): Promise<RegistryToken | undefined> {
    current = await lease.token;
    return current;
  }

  /** Whether a new token may help: the registry wants one of another authority, or took this one before, so that it has died. */
  function isReplaceable(lease: Lease, bearer: RegistryToken | undefined, response: HttpResponse): boolean {
    return authenticator.learnFrom(response.headers('www-authenticate'), bearer) || proven.has(lease);
  }

  return {
    token: async () => use(await leases.hold()),
    follow: (request) => followWith(http, request),
    get current() {
      return current;
    },
    async send(request) {
      const lease = await leases.hold();
      const bearer = await use(lease);
      const response = await sendWith(http, bearer, request);
      if (response.status !== 401) proven.add(lease);
      else if (isReplaceable(lease, bearer, response)) return sendWith(http, await use(leases.replace(lease)), request);
      return response;
    },
  };
}

/** A token that needs no exchange cannot be replaced either: if it has expired by now, a 401 says when. */
function openGivenSession(http: HttpClient, given: RegistryToken, now: () => Date): Session {
  return {
    token: async () => given,
    current: given,
    follow: (request) => followWith(http, request),
    async send(request) {
      const response = await sendWith(http, given, request);
      const { expiresAt } = given;
      if (response.status !== 401 || expiresAt === undefined || expiresAt > now()) return response;
      throw refusal(request, response, `The given token expired at ${expiresAt.toISOString()}. ${FRESH}`);
    },
  };
}

const FRESH =
  "Quay's live an hour, and one that is given cannot be renewed: make it just before it is used, or give what it is made with, username and password for example, which renews it.";

function followWith(http: HttpClient, { url, maxBytes }: FollowRequest): Promise<HttpResponse> {
  return sendWith(http, undefined, { method: 'GET', url, accept: '*/*', maxBytes });
}

function sendWith(
  http: HttpClient,
  bearer: RegistryToken | undefined,
  request: RegistryRequest,
): Promise<HttpResponse> {
  const { method, url, accept, maxBytes } = request;
  // `Bearer` with a capital B: Quay takes no other spelling.
  const authorization = bearer && { authorization: `Bearer ${bearer.secret.reveal()}` };
  return http.send({ method, url, headers: { accept, ...authorization }, maxBytes });
}
