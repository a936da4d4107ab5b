import * as v from '@badrap/valita';
import type { Context } from '../../context.ts';
import type { RegistryError } from '../../error.ts';
import type { HttpClient, HttpResponse } from '../../http/message.ts';
import { parseJson, readJson, stringOrNothing, withFallback } from '../../json.ts';
import { explainInvalidToken, Secret } from '../../secret.ts';
import { SERVER_FAILED, tokenResponseError } from '../refusal.ts';
import { type Claims, looksLikeJwt, readClaims, toDate } from './claims.ts';
import { basicCredentials, type Login } from './credentials.ts';
import { formatScope, type Scope } from './scope.ts';
import { explainMisplacedToken } from './token-form.ts';

/** The service that issues tokens, as a challenge names it. */
export interface Authority {
  /** The token endpoint: `https://HOST/v2/auth` on Quay. */
  readonly realm: URL;
  /** Becomes the token's `aud`; Quay requires its SERVER_HOSTNAME. */
  readonly service: string;
}

export interface TokenRequest {
  readonly authority: Authority;
  /** Each is sent as a `scope` parameter of its own: Quay refuses scopes that are joined by a space. */
  readonly scopes: readonly Scope[];
  readonly login: Login | undefined;
}

/** A registry token. `claims` is absent if it is not a JWT (the tokens of other registries are opaque). */
export interface RegistryToken {
  readonly secret: Secret;
  readonly claims?: Claims;
  readonly expiresAt?: Date;
  /** The authority that issued it in this run; absent for a token that was given as credentials. */
  readonly authority?: Authority;
}

/** `declined` is a response without a token that does not refuse the credentials: another authority may return one. */
export type TokenResult =
  | { readonly kind: 'token'; readonly token: RegistryToken }
  | { readonly kind: 'declined'; readonly error: RegistryError };

/** A JWT with ten scopes is under 4 KiB; other registries may send more. */
const MAX_TOKEN_RESPONSE_BYTES = 1 << 20;

/**
 * Exchanges a login for a registry token. Each token in the response is masked before anything else uses it.
 * @throws RegistryError if the registry refuses, with its own words; NetworkError.
 * @see https://distribution.github.io/distribution/spec/auth/token/ and quay ffba0c70e endpoints/v2/v2auth.py
 */
export async function exchangeToken(
  http: HttpClient,
  request: TokenRequest,
  { now, mask }: Pick<Context, 'now' | 'mask'>,
): Promise<TokenResult> {
  const sent = { method: 'GET', url: tokenUrl(request) } as const;
  const response = await http.send({
    ...sent,
    headers: basicAuthorization(request.login),
    maxBytes: MAX_TOKEN_RESPONSE_BYTES,
    // Quay returns 500 if the password is a JWT that it does not accept; a retry would not help.
    finalStatuses: hasJwtPassword(request.login) ? [500] : [],
  });
  const body = parseJson(response.body);
  for (const secret of findTokens(body)) mask(secret);
  const read = response.status === 200 ? readToken(body, request.authority, now()) : { why: '' };
  if ('token' in read) return { kind: 'token', token: read.token };
  const error = tokenResponseError({ sent, response }, explainTokenRefusal(response, request, read.why));
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

function hasJwtPassword(login: Login | undefined): boolean {
  return login !== undefined && looksLikeJwt(login.password.reveal());
}

/**
 * All strings of a response that may be a token, for any status and under any of the names in use. An unexpected response is quoted in
 * an error, so they are masked first.
 */
function findTokens(body: unknown): readonly Secret[] {
  if (typeof body !== 'object' || body === null) return [];
  const named = Object.entries(body).filter(([name]) => /token$/i.test(name));
  const values = named.flatMap(([, value]) =>
    typeof value === 'string' && explainInvalidToken(value) === undefined ? value : [],
  );
  return [...new Set(values)].map((value) => new Secret(value));
}

/** A field of another type counts as absent: only the token is required. */
const TokenBody = v.object({
  token: stringOrNothing,
  access_token: stringOrNothing,
  expires_in: withFallback(v.number().assert(Number.isFinite), undefined),
  issued_at: stringOrNothing,
});

/** The token of a response, or why it has none that can be used. */
type ReadToken = { readonly token: RegistryToken } | { readonly why: string };

function readToken(body: unknown, authority: Authority, now: Date): ReadToken {
  if (body === undefined) return { why: 'The response is not valid JSON, or was cut off.' };
  const data = readJson(TokenBody, body);
  const value = data?.token || data?.access_token;
  if (data === undefined || !value) return { why: 'The response has no token.' };
  const invalid = explainInvalidToken(value);
  if (invalid !== undefined) return { why: `The token in the response cannot be used: it ${invalid}.` };
  const claims = readClaims(value);
  const expiresAt = claims?.expiresAt ?? statedExpiry(data, now);
  return {
    token: { secret: new Secret(value), ...(claims && { claims }), ...(expiresAt && { expiresAt }), authority },
  };
}

/**
 * The specification says that a token without `exp` and `expires_in` is valid for 60 seconds. The same is assumed if they lead to a date
 * in the past. `undefined` if they lead to no date that can be written: such a token never expires.
 */
function statedExpiry(body: v.Infer<typeof TokenBody>, now: Date): Date | undefined {
  const { issued_at: issued = '', expires_in: seconds = DEFAULT_LIFETIME } = body;
  const issuedAt = RFC_3339.test(issued) ? Date.parse(issued) : Number.NaN;
  const lifetime = seconds > 0 ? seconds : DEFAULT_LIFETIME;
  const expiry = toDate(issuedAt + lifetime * 1000);
  return expiry !== undefined && expiry > now ? expiry : toDate(now.getTime() + lifetime * 1000);
}

/** Seconds. */
const DEFAULT_LIFETIME = 60;

/** `Date.parse` alone accepts nearly any string with a number in it. */
const RFC_3339 = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/i;

/** @param why why a response with status 200 has no token. */
function explainTokenRefusal({ status }: HttpResponse, { login, authority }: TokenRequest, why: string): string {
  if (status === 401) return explainRefusedLogin(login);
  if (status === 429) return TOO_MANY_EXCHANGES;
  if (status === 500 && hasJwtPassword(login)) {
    return `Quay did not accept the JWT that was given as the password of ${login?.username}. It has expired (the password of a federated robot is valid for an hour), or another issuer issued it.`;
  }
  if (status === 200) return `${why} Check that the host is a registry, without a web page in front of it.`;
  if (status >= 500) return SERVER_FAILED;
  return `Could not get a token from ${authority.realm.host} for the service ${authority.service}. Check the inputs registry and service.`;
}

function explainRefusedLogin(login: Login | undefined): string {
  if (login === undefined)
    return 'The registry refused to issue a token without credentials. Set username and password.';
  const misplaced = explainMisplacedToken(login.username, login.password.reveal());
  if (misplaced !== undefined) return `The registry refused the credentials: ${misplaced}`;
  if (login.username === '$oauthtoken') {
    return 'The registry refused the OAuth access token. It has expired, was deleted, or belongs to another registry. Create a new one in Quay, in the OAuth application that it belongs to.';
  }
  return `The registry refused the credentials of ${login.username}. Check username and password (the username of a robot is namespace+robot, its password the robot token). They are not sent again, because Quay locks an account for a while after a wrong password.`;
}

const TOO_MANY_EXCHANGES =
  'Quay limits how often tokens are requested, and locks an account for a while after a wrong password. Wait, then run the step again.';
