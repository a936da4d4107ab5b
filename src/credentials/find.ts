import { InputError } from '../error.ts';
import type { Connection } from '../inputs/open-connection.ts';
import { readClaims } from '../registry/auth/claims.ts';
import { basicCredentials, type Credentials } from '../registry/auth/credentials.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import type { FoundLogin } from './auth-file-entry.ts';
import type { AuthTarget } from './auth-file-key.ts';
import { explainNoLogin, findLogin } from './auth-file-lookup.ts';
import { type AuthFilePath, findAuthFiles } from './auth-file-paths.ts';
import { CredentialHelpers } from './helper.ts';
import type { GivenCredentials } from './inputs.ts';
import { KeylessCredentials } from './keyless.ts';

/**
 * Finds the credentials for each repository. Credentials from inputs are used only for the registry that they belong to. For all other
 * repositories it searches auth files: the one that the input names, otherwise the default ones.
 */
export class CredentialFinder {
  readonly #registry: string;
  readonly #ofInputs: Credentials | undefined;
  /** The auth file that the input names; `undefined` if it names none. */
  readonly #authFile: string | undefined;
  readonly #files: readonly AuthFilePath[];
  readonly #helpers: CredentialHelpers;
  readonly #runner: Runner;
  readonly #found = new Map<string, Credentials>();
  readonly #warned = new Set<string>();

  /** @param registry host[:port] of the registry that the given credentials belong to. */
  constructor(
    given: GivenCredentials,
    registry: string,
    { connection, runner }: { readonly connection: Connection; readonly runner: Runner },
  ) {
    this.#registry = registry;
    this.#runner = runner;
    this.#authFile = given.kind === 'auth-file' ? given.path : undefined;
    this.#files = findAuthFiles(this.#authFile ?? '', runner);
    this.#helpers = new CredentialHelpers(runner.environment);
    if (given.kind === 'robot') {
      const account = { registry, robot: given.robot, audience: given.audience ?? registry };
      this.#ofInputs = new KeylessCredentials(account, { connection, runner });
    } else if (given.kind !== 'none' && given.kind !== 'auth-file') this.#ofInputs = given;
  }

  /**
   * Returns the credentials for a repository; the same object for repositories that share them. Warns if the auth file that the input
   * names has no login for it, since public repositories can be read without one.
   * @throws InputError for an auth file or a helper that is needed and invalid.
   */
  async find(target: AuthTarget): Promise<Credentials> {
    return await this.#find(target, (problem) => {
      if (!this.#warned.has(problem)) this.#runner.warn(`${problem}. The registry is read without credentials.`);
      this.#warned.add(problem);
    });
  }

  /**
   * Returns the credentials for a repository as `find` does.
   * @throws InputError also if the auth file that the input names has no login for the repository.
   */
  async require(target: AuthTarget): Promise<Credentials> {
    return await this.#find(target, (problem) => {
      throw new InputError(`${problem}. ${LOG_IN}`);
    });
  }

  /** Explains what each auth file has instead of a login for the repository. @throws InputError for an invalid file. */
  explainNoLogin(target: AuthTarget): string {
    return explainNoLogin(this.#files, target).join('; ');
  }

  async #find(target: AuthTarget, onNoLogin: (problem: string) => void): Promise<Credentials> {
    if (this.#ofInputs !== undefined && target.registry === this.#registry) return this.#ofInputs;
    const login = await findLogin(this.#files, target, this.#helpers);
    if (login.kind === 'none' && this.#authFile !== undefined) {
      onNoLogin(`auth-file: ${this.explainNoLogin(target)}`);
    }
    return this.#share(credentialsOf(login, this.#runner));
  }

  /** Returns the same object for equal credentials, so that one token can cover the repositories that share them. */
  #share(credentials: Credentials): Credentials {
    const key = keyOf(credentials);
    const shared = this.#found.get(key) ?? credentials;
    this.#found.set(key, shared);
    return shared;
  }
}

const LOG_IN = 'Log in to this registry in an earlier step, or set auth-file to the file that has its login.';

/** Masks the secret of a login. */
function credentialsOf(login: FoundLogin, runner: Pick<Runner, 'mask'>): Credentials {
  if (login.kind === 'none') return { kind: 'anonymous' };
  if (login.kind === 'registry-token') {
    runner.mask(login.token);
    const claims = readClaims(login.token.reveal()) ?? { audiences: [], access: undefined, accessShape: 'absent' };
    return { kind: 'registry-token', token: login.token, claims, from: login.from };
  }
  runner.mask(login.password);
  runner.mask(new Secret(basicCredentials(login)));
  return { kind: 'password', username: login.username, password: login.password, from: login.from };
}

/** A string that is equal for equal credentials. */
function keyOf(credentials: Credentials): string {
  switch (credentials.kind) {
    case 'password':
      return JSON.stringify([credentials.from, credentials.username, credentials.password.reveal()]);
    case 'registry-token':
      return JSON.stringify([credentials.from, credentials.token.reveal()]);
    default:
      return credentials.kind;
  }
}
