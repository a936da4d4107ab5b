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

/** The checked registry. `namespace` belongs to the user. */
export interface Target extends Destination {
  readonly flavour: Flavour;
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly namespace: string;
}

/** A check that runs against the embedded registry and a real Quay. */
export interface Check {
  readonly name: string;
  readonly run: (target: Target) => Promise<void>;
}

/** The response of `/v2/auth`; `token` is empty if there is none. */
export interface Exchanged {
  readonly reply: Reply;
  readonly token: string;
  readonly subject: string;
  readonly audience: unknown;
  /** The granted actions by repository. */
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

/** A repository that only one check uses, with a token that may pull and push. */
export interface TestRepository {
  readonly target: Target;
  /** `namespace/repository`. */
  readonly name: string;
  readonly token: string;
}

/** Opens a repository in the namespace of the target; no other check may use the name. */
export async function openTestRepository(target: Target, shortName: string): Promise<TestRepository> {
  const name = `${target.namespace}/${shortName}`;
  const { token } = await exchange(target, [`repository:${name}:pull,push`]);
  return { target, name, token };
}

/** Sends a request below `/v2/name/`; an empty token is not sent. */
export async function call(
  { target, name, token }: TestRepository,
  { path, headers, ...outgoing }: Outgoing,
): Promise<Reply> {
  const authorization = token === '' ? {} : { Authorization: `Bearer ${token}` };
  return await send(target, {
    ...outgoing,
    path: `/v2/${name}/${path}`,
    headers: { ...authorization, ...headers },
  });
}

/** Pushes an image under a tag. */
export async function pushImage(repository: TestRepository, tag: string): Promise<BuiltDescriptor> {
  const built = buildImage({ content: repository.name });
  await push(repository, built, tag);
  return descriptorOf(built.mediaType, built.bytes);
}

/** Pushes a referrer by digest. */
export async function pushReferrer(
  repository: TestRepository,
  subject: BuiltDescriptor,
  options: ReferrerOptions,
): Promise<BuiltDescriptor & { readonly reply: Reply }> {
  const built = buildReferrer(subject, options);
  const descriptor = descriptorOf(built.mediaType, built.bytes);
  return { ...descriptor, reply: await push(repository, built, options.tag ?? descriptor.digest) };
}

/** Pushes the blobs and the manifest of a build. */
export async function push(repository: TestRepository, built: Built, reference: string): Promise<Reply> {
  for (const blob of built.blobs) await pushBlob(repository, blob);
  const headers = { 'Content-Type': built.mediaType };
  return await call(repository, { method: 'PUT', path: `manifests/${reference}`, headers, body: built.bytes });
}

async function pushBlob(repository: TestRepository, bytes: Uint8Array): Promise<void> {
  const started = await call(repository, { method: 'POST', path: 'blobs/uploads/' });
  const location = new URL(String(started.headers.location), repository.target.url);
  location.searchParams.set('digest', descriptorOf('', bytes).digest);
  const headers = { Authorization: `Bearer ${repository.token}`, 'Content-Type': 'application/octet-stream' };
  const ended = await send(repository.target, {
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
