import type { HttpClient } from '../../http/client.ts';
import type { Secret } from '../../secret.ts';
import type { Reference } from '../reference.ts';
import { openRepository, type Repository } from '../repository.ts';
import { type Credentials, describeAccount } from './credentials.ts';
import { describeShortfall, shortfallError } from './grant.ts';
import { type Entry, type HostEntry, openHost } from './host-sessions.ts';
import type { Action } from './scope.ts';
import type { Session } from './session.ts';
import type { RegistryToken } from './token.ts';

/** Sessions for a set of references, with as few exchanges as possible. */
export interface Sessions {
  /** @throws RegistryError when the credentials are refused, or the token grants less than asked on this repository. */
  repository(reference: Reference): Promise<Repository>;
  /** The token that covers all references, if there is such a one and it was made. */
  readonly token: RegistryToken | undefined;
}

export interface SessionsOptions {
  readonly references: readonly Reference[];
  /** Finds the credentials for a repository; the same object for repositories that share them. Asked once each. */
  readonly credentialsFor: (registry: string, repository: string) => Promise<Credentials>;
  /** What the registry calls its token service. */
  readonly serviceOf: (registry: string) => string;
  readonly actions: readonly Action[];
}

export interface SessionsDependencies {
  readonly http: HttpClient;
  /** The origin of a host[:port]. */
  readonly originOf: (host: string) => URL;
  readonly now: () => Date;
  readonly mask: (secret: Secret) => void;
  readonly info: (line: string) => void;
  readonly warn: (line: string) => void;
}

/**
 * Opens sessions: one for each ten repositories of a registry that share their credentials. Nothing is sent, and no credentials are
 * looked up, before a repository of the registry is asked for.
 */
export function openSessions(options: SessionsOptions, dependencies: SessionsDependencies): Sessions {
  const deps = { ...dependencies, warn: onceEach(dependencies.warn) };
  const hosts = new Map<string, Promise<readonly HostEntry[]>>();
  const sessions = new Set<Session>();
  let coversAll = new Set(options.references.map(({ registry }) => registry)).size === 1;

  async function open(host: string): Promise<readonly HostEntry[]> {
    const entries = await openHost(host, options, deps);
    for (const entry of entries) {
      if (entry.kind === 'open') sessions.add(entry.session);
      else coversAll = false;
    }
    return entries;
  }

  return {
    async repository({ registry, repository }) {
      const opening = hosts.get(registry) ?? open(registry);
      hosts.set(registry, opening);
      const entry = (await opening).find(({ scope }) => scope.repository === repository);
      if (entry === undefined) throw new Error(`no session was opened for ${registry}/${repository}`);
      if (entry.kind === 'failed') throw entry.error;
      return await enter(entry, deps);
    },
    get token() {
      const [only, ...others] = sessions;
      return coversAll && others.length === 0 ? only?.current : undefined;
    },
  };
}

/** Two tags of one repository are no reason to warn twice. */
function onceEach(warn: (line: string) => void): (line: string) => void {
  const said = new Set<string>();
  return (line) => {
    if (!said.has(line)) warn(line);
    said.add(line);
  };
}

async function enter({ scope, session, origin, credentials }: Entry, deps: SessionsDependencies): Promise<Repository> {
  const token = await session.token();
  const shortfall = token && describeShortfall(scope, token, credentials);
  if (shortfall !== undefined) {
    if (credentials.kind !== 'registry-token') throw shortfallError(shortfall, new URL('/v2/auth', origin));
    // A public repository takes any valid token, so a given one is tried.
    deps.warn(`${shortfall} It is tried all the same: a public repository takes it.`);
  }
  const account = () => describeAccount(credentials, session.current?.claims);
  return openRepository(session, { origin, name: scope.repository, account });
}
