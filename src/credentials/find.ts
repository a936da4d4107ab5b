import { homedir } from 'node:os';
import { InputError } from '../error.ts';
import type { Connection } from '../inputs/connection.ts';
import { readClaims } from '../registry/auth/claims.ts';
import type { Credentials } from '../registry/auth/credentials.ts';
import { basicCredentials } from '../registry/auth/token.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import type { FoundLogin } from './auth-file-entry.ts';
import type { AuthTarget } from './auth-file-key.ts';
import { describeMisses, findLogin } from './auth-file-lookup.ts';
import { type AuthFilePlace, findAuthFiles } from './auth-file-paths.ts';
import type { GivenCredentials } from './inputs.ts';
import { openKeyless } from './keyless.ts';

export interface CredentialsOptions {
  readonly given: GivenCredentials;
  /** The one registry that given credentials belong to. */
  readonly registry: string;
  /** Whether a named auth file must have an entry; without, there is a warning, and a public repository is read. */
  readonly mustHaveEntry?: boolean;
}

export interface CredentialsDependencies {
  readonly connection: Connection;
  readonly runner: Runner;
}

/** Finds the credentials for a repository of a registry; the same object for those that share them. */
export type CredentialsFor = (registry: string, repository: string) => Promise<Credentials>;

/** Milliseconds: enough for a helper to ask a cloud, not to wait for a person at a prompt. */
export const HELPER_DEADLINE = 30_000;

const ANONYMOUS: Credentials = { kind: 'anonymous' };

/** Given credentials go to their registry alone; auth files, the named one or those found, serve every other repository. */
export function openCredentials(options: CredentialsOptions, deps: CredentialsDependencies): CredentialsFor {
  const own = openGiven(options, deps);
  const places = placesOf(options.given, deps.runner);
  const surroundings = {
    env: deps.runner.environment,
    helperDeadline: HELPER_DEADLINE,
    answers: new Map<string, Promise<FoundLogin>>(),
  };
  const known = new Map<string, Credentials>();
  const warned = new Set<string>();
  return async (registry, repository) => {
    if (own !== undefined && registry === options.registry) return own;
    const login = await findLogin(places, { registry, repository }, surroundings);
    if (login.kind === 'none' && options.given.kind === 'auth-file') {
      const [miss = ''] = await describeMisses(places, { registry, repository });
      if (options.mustHaveEntry) throw new InputError(`auth-file: ${miss}. ${LOG_IN}`);
      if (!warned.has(miss)) deps.runner.warn(`auth-file: ${miss}. It is tried without credentials.`);
      warned.add(miss);
    }
    return shared(known, fromFile(login, deps.runner));
  };
}

const LOG_IN = 'Log in to this registry in an earlier step, or name the file that has its login.';

/**
 * Says of each auth file what it has instead of a login for the repository.
 * @throws InputError for a file that is garbled.
 */
export async function explainNoLogin(given: GivenCredentials, runner: Runner, target: AuthTarget): Promise<string> {
  return (await describeMisses(placesOf(given, runner), target)).join('; ');
}

function placesOf(given: GivenCredentials, { environment: env }: Runner): readonly AuthFilePlace[] {
  return findAuthFiles(given.kind === 'auth-file' ? given.path : '', { env, home: homedir() });
}

function openGiven({ given, registry }: CredentialsOptions, deps: CredentialsDependencies): Credentials | undefined {
  if (given.kind === 'none' || given.kind === 'auth-file') return undefined;
  if (given.kind !== 'robot') return given;
  return openKeyless({ registry, robot: given.robot, audience: given.audience ?? registry }, deps);
}

function fromFile(login: FoundLogin, runner: Runner): Credentials {
  if (login.kind === 'none') return ANONYMOUS;
  if (login.kind === 'registry-token') {
    runner.mask(login.token);
    const claims = readClaims(login.token.reveal()) ?? { audiences: [], access: undefined, accessShape: 'absent' };
    return { kind: 'registry-token', token: login.token, claims, from: login.from };
  }
  runner.mask(login.password);
  runner.mask(new Secret(basicCredentials(login)));
  return { kind: 'password', username: login.username, password: login.password, from: login.from };
}

/** One object for what is the same, so that the repositories that share it are asked for together. */
function shared(known: Map<string, Credentials>, found: Credentials): Credentials {
  const key = JSON.stringify([
    found.kind,
    'from' in found ? found.from : '',
    'username' in found ? found.username : '',
    secretOf(found),
  ]);
  const first = known.get(key) ?? found;
  known.set(key, first);
  return first;
}

function secretOf(found: Credentials): string {
  if (found.kind === 'password') return found.password.reveal();
  return found.kind === 'registry-token' ? found.token.reveal() : '';
}
