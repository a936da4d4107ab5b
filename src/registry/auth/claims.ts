import { decodeJwt } from 'jose/jwt/decode';
import * as z from 'zod/mini';
import { collapseSpace } from '../../text.ts';
import type { Access } from './scope.ts';

/** What a registry JWT says of itself, its names fit for a line of a log. Unverified: the registry judges the token, this only foretells and explains. */
export interface Claims {
  readonly issuer?: string;
  /** Whom the token acts as. */
  readonly subject?: string;
  readonly audiences: readonly string[];
  readonly expiresAt?: Date;
  readonly notBefore?: Date;
  readonly issuedAt?: Date;
  /** What was granted; `undefined` where the claim is absent or no list. Entries that cannot be read grant nothing. */
  readonly access: readonly Access[] | undefined;
  /** `object` (or anything but a list): the hour-long password of a federated robot, which is refused as a bearer. */
  readonly accessShape: 'list' | 'object' | 'absent';
}

/**
 * Reads a JWT without verifying it; `undefined` where it is none. A claim of the wrong type is as good as absent.
 * @see https://distribution.github.io/distribution/spec/auth/jwt/
 */
export function readClaims(token: string): Claims | undefined {
  const payload = decode(token);
  if (payload === undefined) return undefined;
  const { iss, sub, aud, exp, nbf, iat, access } = z.parse(Payload, payload);
  const expiresAt = toDate(exp);
  const notBefore = toDate(nbf);
  const issuedAt = toDate(iat);
  return {
    ...(iss !== undefined && { issuer: collapseSpace(iss) }),
    ...(sub !== undefined && { subject: collapseSpace(sub) }),
    audiences: [aud ?? []].flat().map(collapseSpace),
    ...(expiresAt && { expiresAt }),
    ...(notBefore && { notBefore }),
    ...(issuedAt && { issuedAt }),
    access: Array.isArray(access) ? access.flatMap(readAccess) : undefined,
    accessShape: Array.isArray(access) ? 'list' : access === undefined || access === null ? 'absent' : 'object',
  };
}

/** Whether this has the form of a JWT (RFC 7519 section 3): three parts, of which the first begins a JSON object. */
export function looksLikeJwt(text: string): boolean {
  return JWT.test(text);
}

/** `{` and a quotation mark or a blank are `ey` or `ew` in base64url. */
const JWT = /^e[wy][\w-]+\.[\w-]+\.[\w-]*$/;

function decode(token: string): unknown {
  if (!looksLikeJwt(token)) return undefined;
  try {
    return decodeJwt(token);
  } catch {
    return undefined;
  }
}

const Text = z.catch(z.optional(z.string()), undefined);
const Seconds = z.catch(z.optional(z.number()), undefined);
const Payload = z.object({
  iss: Text,
  sub: Text,
  aud: z.catch(z.optional(z.union([z.string(), z.array(z.string())])), undefined),
  exp: Seconds,
  nbf: Seconds,
  iat: Seconds,
  access: z.optional(z.unknown()),
});

function toDate(seconds: number | undefined): Date | undefined {
  const date = new Date((seconds ?? Number.NaN) * 1000);
  return Number.isNaN(date.getTime()) ? undefined : date;
}

function readAccess(entry: unknown): readonly Access[] {
  const { success, data } = z.safeParse(AccessEntry, entry);
  // A server in Go writes an empty list as null.
  return success ? [{ ...data, actions: data.actions ?? [] }] : [];
}

const AccessEntry = z.object({ type: z.string(), name: z.string(), actions: z.nullish(z.array(z.string())) });
