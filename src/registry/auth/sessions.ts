import pLimit from 'p-limit';
import type { Context } from '../../context.ts';
import type { Reference } from '../reference.ts';
import { Repository } from '../repository.ts';
import { Authenticator, type RegistryEndpoint } from './authenticator.ts';
import { type Credentials, describeAccount } from './credentials.ts';
import { describeShortfall, shortfallError } from './grant.ts';
import type { Action, Scope } from './scope.ts';
import { Session } from './session.ts';
import type { RegistryToken } from './token.ts';

/** The references and actions that the sessions of a run are for. */
export interface SessionPlan {
  readonly references: readonly Reference[];
  /** More references, for which only `pull` is requested unless they are among `references`. */
  readonly readOnly?: readonly Reference[];
  readonly actions: readonly Action[];
  /** Finds the credentials for a repository; the same object for repositories that share them. Called once for each repository. */
  readonly credentialsFor: (registry: string, repository: string) => Promise<Credentials>;
  readonly endpointOf: (host: string) => RegistryEndpoint;
}

type SessionContext = Pick<Context, 'now' | 'info' | 'warn' | 'mask'>;

/** One repository, and the session whose token covers it. */
interface OpenRepository {
  readonly kind: 'open';
  readonly scope: Scope;
  readonly session: Session;
  readonly origin: URL;
  readonly credentials: Credentials;
}

/** A failed search for credentials is the error of one repository, not of the others on its host. */
type RepositoryEntry = OpenRepository | { readonly kind: 'failed'; readonly scope: Scope; readonly error: unknown };

/**
 * The sessions for a set of references, with as few exchanges as possible: one for each ten repositories of a registry that share their
 * credentials. Nothing is sent, and no credentials are searched, before a repository of the registry is requested.
 */
export class Sessions {
  readonly #plan: SessionPlan;
  readonly #context: SessionContext;
  readonly #hosts = new Map<string, Promise<readonly RepositoryEntry[]>>();
  readonly #sessions = new Set<Session>();
  #oneTokenCoversAll: boolean;

  constructor(plan: SessionPlan, context: SessionContext) {
    this.#plan = plan;
    this.#context = { ...context, warn: withoutRepeats(context.warn) };
    this.#oneTokenCoversAll = new Set(plan.references.map(({ registry }) => registry)).size === 1;
  }

  /** The token that covers all references, if there is one and it was requested. */
  get token(): RegistryToken | undefined {
    const [only, ...others] = this.#sessions;
    return this.#oneTokenCoversAll && others.length === 0 ? only?.token : undefined;
  }

  /**
   * Opens connections in advance, for so many requests at the same time to the registry of a reference. Sends nothing, and never throws.
   * @returns when the first of them is established, or has failed.
   */
  async prepare({ registry }: Pick<Reference, 'registry'>, requests: number): Promise<void> {
    const { http, origin } = this.#plan.endpointOf(registry);
    await http.prepare(origin, requests);
  }

  /** @throws RegistryError if the credentials are refused, or the token grants less than requested on this repository. */
  async repository({ registry, repository }: Reference): Promise<Repository> {
    const opening = this.#hosts.get(registry) ?? this.#openHost(registry);
    this.#hosts.set(registry, opening);
    const entry = (await opening).find(({ scope }) => scope.repository === repository);
    if (entry === undefined) throw new Error(`no session was opened for ${registry}/${repository}`);
    if (entry.kind === 'failed') throw entry.error;
    return await this.#openRepository(entry);
  }

  async #openHost(host: string): Promise<readonly RepositoryEntry[]> {
    const { credentialsFor, endpointOf } = this.#plan;
    const scopes = this.#scopesOf(host);
    const found = await Promise.allSettled(scopes.map(({ repository }) => credentialsFor(host, repository)));
    const failed: RepositoryEntry[] = [];
    const shared = new Map<Credentials, Scope[]>();
    for (const [index, scope] of scopes.entries()) {
      const result = found[index];
      if (result?.status === 'fulfilled') shared.set(result.value, [...(shared.get(result.value) ?? []), scope]);
      else failed.push({ kind: 'failed', scope, error: result?.reason });
    }
    if (failed.length > 0) this.#oneTokenCoversAll = false;
    const endpoint = { queue: pLimit(1), ...endpointOf(host) };
    return [
      ...[...shared].flatMap(([credentials, group]) => this.#openShared(endpoint, credentials, group)),
      ...failed,
    ];
  }

  #scopesOf(host: string): readonly Scope[] {
    const { references, readOnly = [], actions } = this.#plan;
    const namesOf = (all: readonly Reference[]) =>
      new Set(all.filter(({ registry }) => registry === host).map(({ repository }) => repository));
    const names = namesOf(references);
    return [
      ...[...names].map((repository) => ({ repository, actions })),
      ...[...namesOf(readOnly)].filter((name) => !names.has(name)).map((repository) => ({ repository, actions: PULL })),
    ];
  }

  #openShared(endpoint: RegistryEndpoint, credentials: Credentials, scopes: readonly Scope[]): OpenRepository[] {
    const { http, origin } = endpoint;
    const authenticator = new Authenticator(endpoint, credentials, this.#context);
    // A given token is not exchanged, so that the limit does not apply.
    const size = credentials.kind === 'registry-token' ? scopes.length : MAX_SCOPES_PER_TOKEN;
    return inChunks(scopes, size).flatMap((chunk) => {
      const session = new Session(authenticator, chunk, { http, now: this.#context.now });
      // The token of a session without any of the references does not matter to users.
      if (chunk.some(({ actions }) => actions !== PULL)) this.#sessions.add(session);
      return chunk.map((scope) => ({ kind: 'open' as const, scope, session, origin, credentials }));
    });
  }

  async #openRepository({ scope, session, origin, credentials }: OpenRepository): Promise<Repository> {
    const token = await session.currentToken();
    const shortfall = token && describeShortfall(scope, token, credentials);
    if (shortfall !== undefined) {
      if (credentials.kind !== 'registry-token') throw shortfallError(shortfall, new URL('/v2/auth', origin));
      // A public repository accepts any valid token.
      this.#context.warn(`${shortfall} It is sent anyway, because a public repository accepts it.`);
    }
    const account = () => describeAccount(credentials, session.token?.claims);
    return new Repository(session, { origin, name: scope.repository, account });
  }
}

const PULL: readonly Action[] = ['pull'];

/** Some versions of Quay accept at most ten scopes. */
const MAX_SCOPES_PER_TOKEN = 10;

function inChunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

/** Two tags of one repository would warn twice. */
function withoutRepeats(warn: (message: string) => void): (message: string) => void {
  const printed = new Set<string>();
  return (message) => {
    if (!printed.has(message)) warn(message);
    printed.add(message);
  };
}
