import * as z from 'zod/mini';
import type { HttpClient, HttpResponse } from '../../http/client.ts';
import { parseJson } from '../../json.ts';
import { Secret } from '../../secret.ts';
import { refusal, SERVER_FAILED } from '../refusal.ts';
import { type Claims, looksLikeJwt, readClaims } from './claims.ts';
import type { Login } from './credentials.ts';
import { formatScope, type Scope } from './scope.ts';

/** Where tokens are made, and for whom: what a challenge names. */
export interface Authority {
  /** `https://HOST/v2/auth` on Quay. */
  readonly realm: URL;
  /** Becomes the token's `aud`; Quay wants its SERVER_HOSTNAME. */
  readonly service: string;
}

export interface TokenRequest {
  readonly authority: Authority;
  /** One `scope=` each: Quay refuses scopes joined by a space. */
  readonly scopes: readonly Scope[];
  readonly login: Login | undefined;
}

/** A registry token and what it says of itself. `claims` is absent where it is no JWT (other registries' tokens are opaque). */
export interface RegistryToken {
  readonly secret: Secret;
  readonly claims?: Claims;
  readonly expiresAt?: Date;
  /** Absent for a token that was made elsewhere and given. */
  readonly madeBy?: Authority;
}

/** `declined` is an answer that names no token, though it is no refusal of the credentials: the authority may be another. */
export type TokenAnswer =
  | { readonly kind: 'token'; readonly token: RegistryToken }
  | { readonly kind: 'declined'; readonly error: Error };

/** A JWT with ten scopes is under 4 KiB; the rest is room for other registries. */
const MAX_TOKEN_RESPONSE_BYTES = 1 << 20;

export interface ExchangeDependencies {
  /** For tokens that say only how long they live. */
  readonly now: () => Date;
  /** Called with each token before anything else can see it. */
  readonly mask: (secret: Secret) => void;
}

/**
 * Exchanges credentials for a registry token.
 * @throws RegistryError on refusal, with the registry's own words; NetworkError without a whole answer.
 * @see https://distribution.github.io/distribution/spec/auth/token/ and quay ffba0c70e endpoints/v2/v2auth.py
 */
export async function exchangeToken(
  http: HttpClient,
  request: TokenRequest,
  { now, mask }: ExchangeDependencies,
): Promise<TokenAnswer> {
  const url = tokenUrl(request);
  const response = await http.send({
    method: 'GET',
    url,
    headers: basicAuthorization(request.login),
    maxBytes: MAX_TOKEN_RESPONSE_BYTES,
    // Quay answers a bad JWT given as a robot's password with 500: no outage, and repeating it cures nothing.
    finalStatuses: hasJwtPassword(request.login) ? [500] : [],
  });
  for (const secret of findTokens(response.body)) mask(secret);
  const token = response.status === 200 ? readToken(response, request.authority, now()) : undefined;
  if (token !== undefined) return { kind: 'token', token };
  // Ten scopes would drown the words, and the message names the repository where it matters.
  const shown = tokenUrl({ ...request, scopes: [] });
  const error = refusal({ method: 'GET', url: shown }, response, adviceFor(response.status, request));
  if (response.status === 200 || response.status === 400 || response.status === 404) return { kind: 'declined', error };
  throw error;
}

function tokenUrl({ authority, scopes }: TokenRequest): URL {
  const url = new URL(authority.realm);
  url.searchParams.set('service', authority.service);
  for (const scope of scopes) url.searchParams.append('scope', formatScope(scope));
  return url;
}

function basicAuthorization(login: Login | undefined): Record<string, string> {
  if (login === undefined) return {};
  return { authorization: `Basic ${basicCredentials(login)}` };
}

/** `base64(username:password)`: as secret as the password, since it is only another spelling of it. */
export function basicCredentials({ username, password }: Login): string {
  return Buffer.from(`${username}:${password.reveal()}`).toString('base64');
}

function hasJwtPassword(login: Login | undefined): boolean {
  return login !== undefined && looksLikeJwt(login.password.reveal());
}

/** A field of another shape is as good as absent: only the token counts. */
const TokenResponse = z.object({
  token: z.catch(z.optional(z.string()), undefined),
  access_token: z.catch(z.optional(z.string()), undefined),
  expires_in: z.catch(z.optional(z.number()), undefined),
  issued_at: z.catch(z.optional(z.string()), undefined),
});

/**
 * Whatever in an answer may be a token, in any status and under any of the names in use: all of it is masked before anything else,
 * since an answer that is not understood is quoted in an error.
 */
function findTokens(body: Buffer): readonly Secret[] {
  const json = parseJson(body);
  if (typeof json !== 'object' || json === null) return [];
  const named = Object.entries(json).filter(([name]) => /token$/i.test(name));
  const texts = named.flatMap(([, value]) => (typeof value === 'string' && value !== '' ? value : []));
  return [...new Set(texts)].map((text) => new Secret(text));
}

function readToken(response: HttpResponse, madeBy: Authority, now: Date): RegistryToken | undefined {
  const answer = TokenResponse.safeParse(parseJson(response.body));
  const value = answer.data?.token || answer.data?.access_token;
  if (answer.data === undefined || !value) return undefined;
  const claims = readClaims(value);
  const expiresAt = claims?.expiresAt ?? expiryOf(answer.data, now);
  return { secret: new Secret(value), ...(claims && { claims }), expiresAt, madeBy };
}

/** A token without `exp` and without `expires_in` lives for 60 seconds, says the specification. */
function expiryOf(answer: z.infer<typeof TokenResponse>, now: Date): Date {
  const issued = Date.parse(answer.issued_at ?? '');
  return new Date((Number.isNaN(issued) ? now.getTime() : issued) + (answer.expires_in ?? 60) * 1000);
}

function adviceFor(status: number, request: TokenRequest): string {
  const account = request.login?.username ?? 'nobody (no credentials)';
  if (status === 401 && account === '$oauthtoken') {
    return 'The registry refuses this OAuth access token: it has expired, was deleted, or is of another registry. Make a new one in Quay, at the OAuth application that it belongs to.';
  }
  if (status === 401) {
    return `The registry refuses the credentials of ${account}: look at username and password (a robot's username is namespace+robot, its password the robot token). They are not tried again, since Quay locks an account out for a while after one wrong password.`;
  }
  if (status === 429)
    return 'Quay locks an account out for a while after a wrong password, and limits how often tokens are asked for: wait, then run the step again.';
  if (status === 500 && hasJwtPassword(request.login)) {
    return `Quay answers so when the password is a JWT that it does not take as the password of ${account}: it has expired (a federated robot's lives an hour), or another issuer made it.`;
  }
  if (status === 200) return 'There is no token in the answer: is this a registry, or a page in front of it?';
  if (status >= 500) return SERVER_FAILED;
  return `No token was made by ${request.authority.realm.host} for the service ${request.authority.service}: look at the inputs registry and service.`;
}
