import * as jose from 'jose';
import * as z from 'zod/mini';
import type { OidcIssuer } from '../support/oidc-issuer.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { RECORDED_HOST, RECORDED_ISSUER_HOST, type Recording } from './recording.ts';
import { situationOf } from './situations.ts';

/** The servers that replace the recorded ones. */
export interface ReplayServers {
  readonly registry: EmbeddedRegistry;
  readonly issuer: OidcIssuer;
  /** The names of this run's uploads and pages by the recorded ones. */
  readonly names: ReadonlyMap<string, string>;
}

/**
 * The same credentials with every JWT signed again by the registry or the issuer: the same claims, with times relative
 * to now.
 */
export async function renewTokens(
  servers: ReplayServers,
  recording: Recording,
  authorization: string,
): Promise<string> {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme === 'Bearer') return `Bearer ${await renew(servers, recording, value)}`;
  const [, user, password] = /^([^:]*):(.*)$/.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  if (scheme !== 'Basic' || user === undefined || password === undefined) return authorization;
  const renewed = await renew(servers, recording, password);
  return renewed === password ? authorization : `Basic ${Buffer.from(`${user}:${renewed}`).toString('base64')}`;
}

async function renew(servers: ReplayServers, recording: Recording, token: string): Promise<string> {
  const jwt = decode(token);
  if (jwt === undefined) return token;
  // Quay's tokens contain grants, an issuer's do not.
  return jwt.claims.access === undefined
    ? await signAsIssuer(servers, recording, jwt)
    : await signAsRegistry(servers, recording, jwt);
}

interface Jwt {
  readonly header: jose.ProtectedHeaderParameters;
  readonly claims: jose.JWTPayload;
}

function decode(token: string): Jwt | undefined {
  try {
    return { header: jose.decodeProtectedHeader(token), claims: jose.decodeJwt(token) };
  } catch {
    return undefined;
  }
}

async function signAsIssuer({ issuer }: ReplayServers, recording: Recording, { header, claims }: Jwt): Promise<string> {
  const later = Math.floor(Date.now() / 1000) - Math.floor(recordedAt(recording));
  const moved = Object.entries(claims).map(([name, value]) => [name, moveClaim(name, value, { later, issuer })]);
  const kid = header.kid === RECORDED_ISSUER_KEY ? undefined : (header.kid ?? null);
  return await issuer.sign(Object.fromEntries(moved), {
    ...(kid !== undefined && { kid }),
    ...(header.alg === 'HS256' && { alg: header.alg }),
    ...(situationOf(recording.name).foreignKey && { key: 'other' }),
  });
}

function moveClaim(
  name: string,
  value: unknown,
  { later, issuer }: { readonly later: number; readonly issuer: ReplayServers['issuer'] },
): unknown {
  if (typeof value === 'number') return value + later;
  return name === 'iss' && typeof value === 'string'
    ? value.replace(RECORDED_ISSUER_HOST, new URL(issuer.issuer).host)
    : value;
}

async function signAsRegistry({ registry }: ReplayServers, recording: Recording, jwt: Jwt): Promise<string> {
  const { kid = '' } = jwt.header;
  const claims = ClaimsSchema.parse(jwt.claims);
  const at = recordedAt(recording);
  return await registry.token({
    subject: claims.sub,
    audience: claims.aud?.replace(RECORDED_HOST, registry.host),
    issuer: claims.iss ?? 'quay',
    access: claims.access,
    expiresIn: (claims.exp ?? at + 3600) - at,
    notBefore: (claims.nbf ?? at) - at,
    ...(RECORDED_KEYS.includes(kid) ? {} : { kid }),
  });
}

/** The time of a recording in seconds. */
export function recordedAt({ response }: Recording): number {
  const date = response.headers.Date;
  return Date.parse(typeof date === 'string' ? date : '') / 1000;
}

const RECORDED_ISSUER_KEY = 'test-key-1';

/** The key ids of the recorded server, before and after its restart; other ids are foreign keys. */
const RECORDED_KEYS: readonly string[] = [
  'gPlwttjJGLhoBIgIi-962n1LE0fbUjpOkEjyZxaOJAY',
  'A6n87JeF-gr6pLLPFcAzjVaz12W4JUrO_YssJKZQ99c',
];

const ClaimsSchema = z.object({
  iss: z.optional(z.string()),
  aud: z.nullish(z.string()),
  nbf: z.optional(z.number()),
  exp: z.optional(z.number()),
  sub: z.string(),
  access: z.union([
    z.array(z.object({ type: z.string(), name: z.string(), actions: z.array(z.string()) })),
    z.record(z.string(), z.never()),
  ]),
});
