import * as jose from 'jose';
import * as z from 'zod/mini';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { RECORDED_HOST, type Recording, requestBody } from './recording.ts';
import { type Reply, send } from './send.ts';

/** Sends a recorded request to the embedded registry: its own host in place of the recorded one, tokens signed anew. */
export async function replay(
  registry: EmbeddedRegistry,
  recording: Recording,
  uploads: ReadonlyMap<string, string>,
): Promise<Reply> {
  const { request } = recording;
  const path = [...uploads].reduce(
    (text, [recorded, own]) => text.replace(recorded, own),
    toOwnHost(request.path, registry.host),
  );
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [name, toOwnHost(value, registry.host)]),
  );
  const authorization = request.headers.Authorization;
  if (authorization !== undefined) headers.Authorization = await renew(registry, authorization, recordedAt(recording));
  return await send(registry, { method: request.method, path, headers, body: requestBody(recording) });
}

/** Text of the recorded server, as the embedded one would say it. */
export function toOwnHost(text: string, host: string): string {
  return text.replaceAll(RECORDED_HOST, host).replaceAll(encodeURIComponent(RECORDED_HOST), encodeURIComponent(host));
}

function recordedAt({ response }: Recording): number {
  const date = response.headers.Date;
  return Date.parse(typeof date === 'string' ? date : '') / 1000;
}

/** The same credentials with every JWT signed anew: same claims, the same distance from now. */
async function renew(registry: EmbeddedRegistry, authorization: string, at: number): Promise<string> {
  const [scheme = '', value = ''] = authorization.split(' ');
  if (scheme === 'Bearer') return `Bearer ${await resign(registry, value, at)}`;
  const [, user, password] = /^([^:]*):(.*)$/.exec(Buffer.from(value, 'base64').toString('utf8')) ?? [];
  if (scheme !== 'Basic' || user === undefined || password === undefined) return authorization;
  const renewed = await resign(registry, password, at);
  return renewed === password ? authorization : `Basic ${Buffer.from(`${user}:${renewed}`).toString('base64')}`;
}

async function resign(registry: EmbeddedRegistry, token: string, at: number): Promise<string> {
  const read = readClaims(token);
  if (read === undefined) return token;
  const { kid, claims } = read;
  const audience = typeof claims.aud === 'string' ? toOwnHost(claims.aud, registry.host) : undefined;
  return await registry.token({
    subject: claims.sub,
    audience,
    issuer: claims.iss ?? 'quay',
    access: claims.access ?? {},
    expiresIn: (claims.exp ?? at + 3600) - at,
    notBefore: (claims.nbf ?? at) - at,
    ...(RECORDED_KEYS.includes(kid) ? {} : { kid }),
  });
}

function readClaims(
  token: string,
): { readonly kid: string; readonly claims: z.infer<typeof ClaimsSchema> } | undefined {
  try {
    return { kid: jose.decodeProtectedHeader(token).kid ?? '', claims: ClaimsSchema.parse(jose.decodeJwt(token)) };
  } catch {
    return undefined;
  }
}

/** The key ids of the recorded server, before and after its restart; another one is a foreign key. */
const RECORDED_KEYS: readonly string[] = [
  'gPlwttjJGLhoBIgIi-962n1LE0fbUjpOkEjyZxaOJAY',
  'A6n87JeF-gr6pLLPFcAzjVaz12W4JUrO_YssJKZQ99c',
];

const ClaimsSchema = z.object({
  iss: z.optional(z.string()),
  aud: z.optional(z.nullable(z.string())),
  nbf: z.optional(z.number()),
  exp: z.optional(z.number()),
  sub: z.string(),
  access: z.optional(
    z.union([
      z.array(z.object({ type: z.string(), name: z.string(), actions: z.array(z.string()) })),
      z.record(z.string(), z.never()),
    ]),
  ),
});
