import * as jose from 'jose';
import * as z from 'zod/mini';
import {
  type Built,
  type BuiltDescriptor,
  buildImage,
  buildReferrer,
  descriptorOf,
  type ReferrerOptions,
} from '../support/registry/builders.ts';
import type { Flavour } from '../support/registry/options.ts';
import { type Destination, type Outgoing, type Reply, send } from './send.ts';

/** A registry that is checked. `namespace` belongs to the user. */
export interface Target extends Destination {
  readonly flavour: Flavour;
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly namespace: string;
}

/** What `/v2/auth` gave; `token` is empty where there was none. */
export interface Exchanged {
  readonly reply: Reply;
  readonly token: string;
  readonly subject: string;
  readonly audience: unknown;
  /** The actions granted on each repository; one that was left out is not there. */
  readonly granted: Readonly<Record<string, readonly string[]>>;
}

/** Exchanges the user's credentials for a token. */
export async function exchange(
  target: Target,
  scopes: readonly string[],
  changes: { readonly password?: string; readonly service?: string } = {},
): Promise<Exchanged> {
  const basic = Buffer.from(`${target.username}:${changes.password ?? target.password}`).toString('base64');
  const query = new URLSearchParams({ service: changes.service ?? target.host });
  for (const scope of scopes) query.append('scope', scope);
  const reply = await send(target, {
    method: 'GET',
    path: `/v2/auth?${query}`,
    headers: { Authorization: `Basic ${basic}` },
  });
  const body = TokenSchema.safeParse(reply.status === 200 ? JSON.parse(reply.body) : undefined);
  if (!body.success) return { reply, token: '', subject: '', audience: undefined, granted: {} };
  const claims = ClaimsSchema.parse(jose.decodeJwt(body.data.token));
  const granted = Object.fromEntries(claims.access.map(({ name, actions }) => [name, actions]));
  return { reply, token: body.data.token, subject: claims.sub, audience: claims.aud, granted };
}

/** A repository of its own for one check, with a token that may pull and push. */
export interface Workplace {
  readonly target: Target;
  readonly repository: string;
  readonly token: string;
}

/** A workplace; the name must be one that no other check uses. */
export async function openWorkplace(target: Target, name: string): Promise<Workplace> {
  const repository = `${target.namespace}/${name}`;
  const { token } = await exchange(target, [`repository:${repository}:pull,push`]);
  return { target, repository, token };
}

/** Sends a request below the repository; without a token where it is empty. */
export async function call(
  { target, repository, token }: Workplace,
  { path, headers, ...outgoing }: Outgoing,
): Promise<Reply> {
  const authorization = token === '' ? {} : { Authorization: `Bearer ${token}` };
  return await send(target, {
    ...outgoing,
    path: `/v2/${repository}/${path}`,
    headers: { ...authorization, ...headers },
  });
}

/** Pushes an image under a tag. */
export async function pushImage(place: Workplace, tag: string): Promise<BuiltDescriptor> {
  const built = buildImage({ content: place.repository });
  await push(place, built, tag);
  return descriptorOf(built.mediaType, built.bytes);
}

/** Pushes a referrer by digest. */
export async function pushReferrer(
  place: Workplace,
  subject: BuiltDescriptor,
  options: ReferrerOptions,
): Promise<BuiltDescriptor & { readonly reply: Reply }> {
  const built = buildReferrer(subject, options);
  const descriptor = descriptorOf(built.mediaType, built.bytes);
  return { ...descriptor, reply: await push(place, built, options.tag ?? descriptor.digest) };
}

/** Pushes the blobs of what was built, and its manifest. */
export async function push(place: Workplace, built: Built, reference: string): Promise<Reply> {
  for (const blob of built.blobs) await pushBlob(place, blob);
  const headers = { 'Content-Type': built.mediaType };
  return await call(place, { method: 'PUT', path: `manifests/${reference}`, headers, body: built.bytes });
}

async function pushBlob(place: Workplace, bytes: Uint8Array): Promise<void> {
  const started = await call(place, { method: 'POST', path: 'blobs/uploads/' });
  const location = new URL(String(started.headers.location), place.target.url);
  location.searchParams.set('digest', descriptorOf('', bytes).digest);
  const headers = { Authorization: `Bearer ${place.token}`, 'Content-Type': 'application/octet-stream' };
  const ended = await send(place.target, {
    method: 'PUT',
    path: `${location.pathname}${location.search}`,
    headers,
    body: bytes,
  });
  if (ended.status !== 201)
    throw new Error(`PUT ${location.pathname} of ${bytes.length} bytes: ${ended.status} ${ended.body}`);
}

const TokenSchema = z.object({ token: z.string() });
const ClaimsSchema = z.object({
  sub: z.string(),
  aud: z.unknown(),
  access: z.array(z.object({ name: z.string(), actions: z.array(z.string()) })),
});
