import { randomUUID } from 'node:crypto';
import * as jose from 'jose';
import * as z from 'zod/mini';

/** The registry's signing key; `kid` is its JWK thumbprint, as in Quay. */
export interface SigningKey {
  readonly kid: string;
  readonly privateKey: jose.CryptoKey;
  readonly publicKey: jose.CryptoKey;
}

/** An entry of a token's `access`. */
export interface Access {
  readonly type: string;
  readonly name: string;
  readonly actions: readonly string[];
}

/**
 * The claims of a token. Times are in seconds from now; an undefined `audience` makes `aud` null, as Quay does without
 * `service`.
 */
export interface TokenClaims {
  readonly subject: string;
  readonly audience: string | undefined;
  readonly access: readonly Access[] | Readonly<Record<string, never>>;
  readonly expiresIn: number;
  readonly notBefore?: number;
  readonly issuer?: string;
  readonly kid?: string;
  readonly context?: Readonly<Record<string, unknown>>;
}

/** The key of this process; it is created once, because creating RSA keys is slow. */
export function signingKey(): Promise<SigningKey> {
  made ??= createSigningKey();
  return made;
}

let made: Promise<SigningKey> | undefined;

/** Creates another key than the registry's `signingKey`. */
export async function createSigningKey(): Promise<SigningKey> {
  const { privateKey, publicKey } = await jose.generateKeyPair('RS256');
  return { privateKey, publicKey, kid: await jose.calculateJwkThumbprint(await jose.exportJWK(publicKey)) };
}

/** Signs a registry token (RS256). */
export async function signToken(key: SigningKey, claims: TokenClaims): Promise<string> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    iss: claims.issuer ?? 'quay',
    aud: claims.audience ?? null,
    nbf: now + (claims.notBefore ?? Math.min(0, claims.expiresIn - 1)),
    iat: now + Math.min(0, claims.expiresIn - 1),
    exp: now + claims.expiresIn,
    sub: claims.subject,
    access: claims.access,
    ...(claims.context === undefined ? { jti: randomUUID().replaceAll('-', '') } : { context: claims.context }),
  };
  const header = { alg: 'RS256', kid: claims.kid ?? key.kid, typ: 'JWT' };
  return await new jose.CompactSign(new TextEncoder().encode(JSON.stringify(payload)))
    .setProtectedHeader(header)
    .sign(key.privateKey);
}

/** The result of a verification: the grants of the token, or Quay's error message. */
export type Verified =
  | { readonly kind: 'valid'; readonly subject: string; readonly access: readonly Access[] }
  | Invalid
  /** A valid token without grants: the password of a federated robot. */
  | { readonly kind: 'no-grants'; readonly subject: string; readonly message: string };

interface Invalid {
  readonly kind: 'invalid';
  readonly message: string;
}

/**
 * Verifies signature, `exp`, `nbf`, `aud` and `iss`; without `audience` any audience is accepted (a robot's password).
 */
export async function verifyToken(key: SigningKey, token: string, audience?: string): Promise<Verified> {
  if (!COMPACT.test(token)) return invalid('Invalid bearer token format');
  const header = readHeader(token);
  if (header === undefined) return invalid(`Invalid header string: ${decodeFault(token)}`);
  if (header.kid !== key.kid) return invalid('Unknown service key');
  try {
    const checks = { issuer: 'quay', ...(audience === undefined ? {} : { audience }) };
    const { payload } = await jose.jwtVerify(token, key.publicKey, checks);
    return readPayload(payload);
  } catch (error) {
    return invalid(claimFault(error));
  }
}

function readPayload(payload: unknown): Verified {
  const result = PayloadSchema.safeParse(payload);
  if (result.success) return { kind: 'valid', subject: result.data.sub, access: result.data.access };
  const subject = SubjectSchema.safeParse(payload);
  if (subject.success) return { kind: 'no-grants', subject: subject.data.sub, message: MALFORMED_ACCESS };
  return invalid(MALFORMED_ACCESS);
}

function invalid(message: string): Invalid {
  return { kind: 'invalid', message };
}

function readHeader(token: string): { readonly kid?: unknown } | undefined {
  try {
    return jose.decodeProtectedHeader(token);
  } catch {
    return undefined;
  }
}

/** Python's message for a header that is not UTF-8 or not JSON. */
function decodeFault(token: string): string {
  const bytes = Buffer.from(token.split('.')[0] ?? '', 'base64url');
  const position = bytes.findIndex((byte) => byte >= 0x80);
  if (position < 0) return 'Expecting value: line 1 column 1 (char 0)';
  const byte = bytes[position]?.toString(16) ?? '';
  return `'utf-8' codec can't decode byte 0x${byte} in position ${position}: invalid start byte`;
}

/** PyJWT's message for an error of jose. */
function claimFault(error: unknown): string {
  if (error instanceof jose.errors.JWTExpired) return 'Signature has expired';
  if (!(error instanceof jose.errors.JWTClaimValidationFailed)) return 'Signature verification failed';
  if (error.claim === 'nbf') return 'The token is not yet valid (nbf)';
  if (error.claim === 'iss') return 'Invalid issuer';
  return error.reason === 'missing' || error.payload.aud === null
    ? 'Token is missing the "aud" claim'
    : "Audience doesn't match";
}

const MALFORMED_ACCESS = 'Token contained invalid or malformed access grants';
const COMPACT = /^[\w-]+\.[\w-]+\.[\w-]+$/;
const SubjectSchema = z.object({ sub: z.string() });
const PayloadSchema = z.object({
  sub: z.string(),
  access: z.array(z.object({ type: z.string(), name: z.string(), actions: z.array(z.string()) })),
});
