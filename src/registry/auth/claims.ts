import * as v from '@badrap/valita';
import { type JsonLimits, parseJson, readJson, stringOrNothing, withFallback } from '../../json.ts';
import { collapseSpace, oneLine } from '../../text.ts';
import type { Access } from './scope.ts';

/** The claims of a JWT; names are on one line and cut, for the log. They are not verified: the registry decides, they only serve for messages. */
export interface Claims {
  readonly issuer?: string;
  /** The account that the token acts as. */
  readonly subject?: string;
  readonly audiences: readonly string[];
  readonly expiresAt?: Date;
  readonly notBefore?: Date;
  readonly issuedAt?: Date;
  /** The granted access; `undefined` if the claim is absent or not an array. Invalid entries grant nothing. */
  readonly access: readonly Access[] | undefined;
  /** `object` (anything but an array): the password of a federated robot, which is refused as a Bearer token. */
  readonly accessShape: 'list' | 'object' | 'absent';
}

/**
 * Reads the claims of a JWT without verifying it; `undefined` if it is not a JWT. A claim of the wrong type counts as absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/ and https://www.rfc-editor.org/rfc/rfc7519#section-7.2
 */
export function readClaims(token: string): Claims | undefined {
  const data = readJson(Payload, decodePayload(token));
  if (data === undefined) return undefined;
  const { iss, sub, aud, exp, nbf, iat, access } = data;
  const expiresAt = fromSeconds(exp);
  const notBefore = fromSeconds(nbf);
  const issuedAt = fromSeconds(iat);
  return {
    ...(iss !== undefined && { issuer: toLine(iss) }),
    ...(sub !== undefined && { subject: toLine(sub) }),
    audiences: [aud ?? []].flat().slice(0, MAX_AUDIENCES).map(toLine),
    ...(expiresAt && { expiresAt }),
    ...(notBefore && { notBefore }),
    ...(issuedAt && { issuedAt }),
    access: Array.isArray(access) ? access.flatMap(readAccess) : undefined,
    accessShape: Array.isArray(access) ? 'list' : access === undefined || access === null ? 'absent' : 'object',
  };
}

function toLine(name: string): string {
  return oneLine(collapseSpace(name.slice(0, 2 * MAX_NAME)), MAX_NAME);
}

/** Characters. The longest name of an account on Quay has 255; the subject of a workflow on GitHub may be longer. */
const MAX_NAME = 1_000;
const MAX_AUDIENCES = 10;

/** Whether this has the form of a JWT (RFC 7519 section 3): three parts, the first of which is the start of a JSON object. */
export function looksLikeJwt(text: string): boolean {
  return JWT.test(text);
}

/** In base64url, `{` with a quotation mark or a space is `ey` or `ew`. */
const JWT = /^e[wy][\w-]+\.[\w-]+\.[\w-]*$/;

/** The JSON of the second part; `undefined` if there is none. */
function decodePayload(token: string): unknown {
  const [, payload = ''] = looksLikeJwt(token) ? token.split('.') : [];
  return parseJson(Buffer.from(payload, 'base64url'), PAYLOAD_LIMITS);
}

/** The token of Quay for ten repositories has 80 values. */
const PAYLOAD_LIMITS: JsonLimits = { depth: 32, values: 10_000 };

const OptionalSeconds = withFallback(v.number().assert(Number.isFinite), undefined);
const Payload = v.object({
  iss: stringOrNothing,
  sub: stringOrNothing,
  aud: withFallback(v.union(v.string(), v.array(v.string())), undefined),
  exp: OptionalSeconds,
  nbf: OptionalSeconds,
  iat: OptionalSeconds,
  access: v.unknown().optional(),
});

function fromSeconds(seconds: number | undefined): Date | undefined {
  return seconds === undefined ? undefined : toDate(seconds * 1000);
}

/**
 * The date of a number from outside, in milliseconds since the epoch; `undefined` outside the years 1 to 9999, which ISO 8601
 * writes with four digits. An invalid Date would throw where it is printed.
 */
export function toDate(milliseconds: number): Date | undefined {
  return milliseconds >= FIRST_DATE && milliseconds <= LAST_DATE ? new Date(milliseconds) : undefined;
}

const FIRST_DATE = Date.parse('0001-01-01T00:00:00Z');
const LAST_DATE = Date.parse('9999-12-31T23:59:59.999Z');

function readAccess(entry: unknown): readonly Access[] {
  const data = readJson(AccessEntry, entry);
  if (data === undefined) return [];
  const { type, name, actions } = data;
  // A server in Go writes an empty list as null.
  return [{ type, name, actions: actions ?? [] }];
}

const AccessEntry = v.object({
  type: v.string(),
  name: v.string(),
  actions: v.array(v.string()).nullable().optional(),
});
