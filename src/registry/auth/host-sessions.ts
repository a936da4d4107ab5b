import pLimit, { type LimitFunction } from 'p-limit';
import { openAuthenticator } from './authenticator.ts';
import type { Credentials } from './credentials.ts';
import { useGivenToken } from './given-token.ts';
import type { Scope } from './scope.ts';
import { openSession, type Session } from './session.ts';
import type { SessionsDependencies, SessionsOptions } from './sessions.ts';

/** One repository, and the session whose token covers it. */
export interface Entry {
  readonly kind: 'open';
  readonly scope: Scope;
  readonly session: Session;
  readonly origin: URL;
  readonly credentials: Credentials;
}

/** A repository whose credentials could not be looked up hides no other one of its host. */
export type HostEntry = Entry | { readonly kind: 'failed'; readonly scope: Scope; readonly error: unknown };

/** Looks the credentials of each repository of a host up, and opens a session for each ten that share theirs. */
export async function openHost(
  host: string,
  options: SessionsOptions,
  deps: SessionsDependencies,
): Promise<readonly HostEntry[]> {
  const known = new Map<Credentials, Scope[]>();
  const failed: HostEntry[] = [];
  const scopes = scopesOf(host, options);
  const found = await Promise.allSettled(scopes.map(({ repository }) => options.credentialsFor(host, repository)));
  for (const [index, scope] of scopes.entries()) {
    const settled = found[index];
    if (settled?.status === 'fulfilled') known.set(settled.value, [...(known.get(settled.value) ?? []), scope]);
    else failed.push({ kind: 'failed', scope, error: settled?.reason });
  }
  const queue = pLimit(1);
  const open = [...known].flatMap(([credentials, shared]) =>
    openShared(host, { ...options, credentials, scopes: shared, queue }, deps),
  );
  return [...open, ...failed];
}

function scopesOf(host: string, { references, actions }: SessionsOptions): readonly Scope[] {
  const here = references.filter(({ registry }) => registry === host);
  return [...new Set(here.map(({ repository }) => repository))].map((repository) => ({ repository, actions }));
}

interface Shared extends SessionsOptions {
  readonly credentials: Credentials;
  readonly scopes: readonly Scope[];
  readonly queue: LimitFunction;
}

function openShared(host: string, options: Shared, deps: SessionsDependencies): readonly Entry[] {
  const { credentials, scopes, queue } = options;
  const origin = deps.originOf(host);
  const service = options.serviceOf(host);
  const authenticator = openAuthenticator(deps.http, { origin, service, credentials, queue, ...deps });
  const given = useGivenToken({ host, service, credentials }, deps);
  return inChunks(scopes, given === undefined ? MAX_SCOPES_PER_TOKEN : scopes.length).flatMap((chunk) => {
    const session = openSession(deps.http, authenticator, { scopes: chunk, now: deps.now, given });
    return chunk.map((scope): Entry => ({ kind: 'open', scope, session, origin, credentials }));
  });
}

/** Some Quays take ten scopes a call. */
const MAX_SCOPES_PER_TOKEN = 10;

function inChunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}
