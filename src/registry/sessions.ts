import type { HttpClient } from '../http/client.ts';
import type { Secret } from '../secret.ts';
import { openAuthenticator } from './authenticator.ts';
import { type Credentials, describeAccount, describeCredentials } from './credentials.ts';
import { describeShortfall, shortfallError } from './grant.ts';
import type { Reference } from './reference.ts';
import { openRepository, type Repository } from './repository.ts';
import type { Action, Scope } from './scope.ts';
import { openSession, type Session } from './session.ts';
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
  readonly credentials: Credentials;
  /** host[:port] of the one registry that the credentials and `service` belong to; others are asked without. */
  readonly registry: string;
  readonly service: string | undefined;
  readonly actions: readonly Action[];
  readonly plainHttp: boolean;
}

export interface SessionsDependencies {
  readonly http: HttpClient;
  readonly now: () => Date;
  readonly mask: (secret: Secret) => void;
  readonly report: (line: string) => void;
  readonly warn: (line: string) => void;
}

/** Some Quays take ten scopes a call. */
const MAX_SCOPES_PER_TOKEN = 10;

/** Opens a session for each ten repositories of each registry; nothing is sent before a repository is asked for. */
export function openSessions(options: SessionsOptions, dependencies: SessionsDependencies): Sessions {
  const deps = { ...dependencies, warn: onceEach(dependencies.warn) };
  const entries = new Map<string, Entry>();
  for (const host of new Set(options.references.map(({ registry }) => registry))) {
    for (const entry of openHost(host, options, deps)) entries.set(`${host}/${entry.scope.repository}`, entry);
  }
  return {
    async repository({ registry, repository }) {
      const entry = entries.get(`${registry}/${repository}`);
      if (entry === undefined) throw new Error(`no session was opened for ${registry}/${repository}`);
      return await enter(entry, deps);
    },
    get token() {
      const [only, ...others] = new Set([...entries.values()].map(({ session }) => session));
      return others.length === 0 ? only?.current : undefined;
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

/** One repository, and the session whose token covers it. */
interface Entry {
  readonly scope: Scope;
  readonly session: Session;
  readonly origin: URL;
  readonly credentials: Credentials;
}

function openHost(host: string, options: SessionsOptions, deps: SessionsDependencies): readonly Entry[] {
  const own = host === options.registry;
  const credentials: Credentials = own ? options.credentials : { kind: 'anonymous' };
  const origin = new URL(`${options.plainHttp ? 'http' : 'https'}://${host}`);
  const service = (own ? options.service : undefined) ?? host;
  const authenticator = openAuthenticator(deps.http, { origin, service, credentials, ...deps });
  const given = useGivenToken({ host, service, credentials }, deps);
  const scopes = scopesOf(host, options);
  return inChunks(scopes, given === undefined ? MAX_SCOPES_PER_TOKEN : scopes.length).flatMap((chunk) => {
    const session = openSession(deps.http, authenticator, { scopes: chunk, now: deps.now, given });
    return chunk.map((scope) => ({ scope, session, origin, credentials }));
  });
}

function useGivenToken({ host, service, credentials }: Giver, deps: SessionsDependencies): RegistryToken | undefined {
  if (credentials.kind !== 'registry-token') return undefined;
  const { claims, token: secret } = credentials;
  deps.report(
    `${host}: ${describeCredentials(credentials)}; the token acts as ${describeAccount(credentials, claims)}.`,
  );
  if (claims.audiences.length > 0 && !claims.audiences.includes(service)) {
    deps.warn(
      `The token is made for ${claims.audiences.join(', ')} (its aud), not for ${service}: Quay refuses such a token. It is tried all the same; if it is refused, make it with service=${service}, or give the input service.`,
    );
  }
  return { secret, claims, ...(claims.expiresAt && { expiresAt: claims.expiresAt }) };
}

interface Giver {
  readonly host: string;
  readonly service: string;
  readonly credentials: Credentials;
}

function scopesOf(host: string, { references, actions }: SessionsOptions): readonly Scope[] {
  const here = references.filter(({ registry }) => registry === host);
  return [...new Set(here.map(({ repository }) => repository))].map((repository) => ({ repository, actions }));
}

function inChunks<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
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
