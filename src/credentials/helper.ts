import * as v from '@badrap/valita';
import { InputError } from '../error.ts';
import { parseJson, readJson } from '../json.ts';
import type { Runner } from '../runner/runner.ts';
import { Secret } from '../secret.ts';
import { collapseSpace, oneLine } from '../text.ts';
import { type FoundLogin, IDENTITY_TOKEN_ADVICE } from './auth-file-entry.ts';
import { type HelperRun, runHelper } from './helper-process.ts';

/** A credential helper that an auth file names. */
export interface Helper {
  /** As in the file. The program is `docker-credential-NAME`. */
  readonly name: string;
  /** The path of that file. */
  readonly namedIn: string;
}

/** The servers for which a helper has a login, or the reason why they are not known, as a predicate. */
export type ServerList =
  | { readonly kind: 'list'; readonly servers: readonly string[] }
  | { readonly kind: 'no-list'; readonly reason: string }
  | { readonly kind: 'no-helper'; readonly reason: string };

/** Milliseconds: enough for a helper that requests a login from a cloud, too short to wait for a person at a prompt. */
const HELPER_DEADLINE = 30_000;

/** Runs credential helpers; asks each of them once per registry. */
export class CredentialHelpers {
  readonly #environment: Runner['environment'];
  readonly #deadline: number;
  readonly #logins = new Map<string, Promise<FoundLogin>>();

  /**
   * @param environment of the step. Its PATH finds the helper.
   * @param deadline milliseconds that a helper may take.
   */
  constructor(environment: Runner['environment'], deadline = HELPER_DEADLINE) {
    this.#environment = environment;
    this.#deadline = deadline;
  }

  /**
   * Returns the login that a helper has for a registry.
   * @param host `host[:port]`
   * @returns `none` if the helper reports that it has none, or returns neither username nor secret (anonymous for docker).
   * @throws InputError with the helper, the file that names it, the problem and advice, but never the output: it may have the secret.
   * @see https://github.com/docker/docker-credential-helpers/blob/v0.9.3/client/client.go
   */
  login(helper: Helper, host: string): Promise<FoundLogin> {
    const key = JSON.stringify([helper.name, helper.namedIn, host]);
    const login = this.#logins.get(key) ?? this.#get(helper, host);
    this.#logins.set(key, login);
    return login;
  }

  /**
   * Lists the servers for which a helper has a login, as the helper spells them. Many helpers cannot list.
   * @throws InputError if the name is not valid for a program.
   */
  async servers(helper: Helper): Promise<ServerList> {
    const run = await this.#run(helper, 'list', '');
    if (run.kind === 'not-started') return { kind: 'no-helper', reason: this.#explain(run) };
    if (run.kind !== 'succeeded') return { kind: 'no-list', reason: this.#explain(run) };
    const logins = readJson(v.record(v.string()), parseJson(Buffer.from(run.stdout)));
    return logins === undefined
      ? { kind: 'no-list', reason: INVALID_OUTPUT }
      : { kind: 'list', servers: Object.keys(logins) };
  }

  async #get(helper: Helper, host: string): Promise<FoundLogin> {
    const run = await this.#run(helper, 'get', host);
    if (isNotFound(run)) return { kind: 'none' };
    if (run.kind !== 'succeeded') throw helperError(helper, host, `${this.#explain(run)}. ${HELPER_ADVICE}`);
    const output = readJson(Output, parseJson(Buffer.from(run.stdout)));
    const { Username: username = '', Secret: secret = '' } = output ?? {};
    if (output !== undefined && username === '' && secret === '') return { kind: 'none' };
    if (username === '<token>') throw helperError(helper, host, `returned an identity token. ${IDENTITY_TOKEN_ADVICE}`);
    if (username === '' || secret === '') throw helperError(helper, host, `${INVALID_OUTPUT}. ${HELPER_ADVICE}`);
    const from = `${programOf(helper)}, named in ${helper.namedIn}`;
    return { kind: 'found', username, password: new Secret(secret), from };
  }

  #run(helper: Helper, verb: 'get' | 'list', input: string): Promise<HelperRun> {
    const [environment, deadline] = [this.#environment, this.#deadline];
    return runHelper({ program: programOf(helper), verb, input, environment, deadline });
  }

  /** The outcome as a predicate. Output is shown only of a failure, and only if it is not JSON, which may have the secret. */
  #explain(run: HelperRun): string {
    switch (run.kind) {
      case 'succeeded':
        return INVALID_OUTPUT;
      case 'failed':
        return `failed (${run.status}): ${quoteOutput(run.stdout) || quoteOutput(run.stderr) || 'no message'}`;
      case 'not-started':
        return run.code === 'ENOENT' ? 'is not on the PATH' : `could not be started (${run.code})`;
      case 'timed-out':
        return `did not finish within ${this.#deadline / 1000} s (it may wait for input, for example to unlock a keyring)`;
      case 'too-long':
        return 'wrote more than 1 MiB';
    }
  }
}

/** `docker-credential-NAME`, which is searched on the PATH. */
function programOf({ name, namedIn }: Helper): string {
  if (/^[\w.-]+$/.test(name)) return `docker-credential-${name}`;
  throw new InputError(
    `${namedIn} names ${JSON.stringify(name)} as credential helper, which is not a valid name of a program. Expected only the part after docker-credential-, for example: pass`,
  );
}

/** The helper exits with an error if it has no login. docker and containers/image recognize this case only by its message. */
function isNotFound(run: HelperRun): boolean {
  return run.kind === 'failed' && [run.stdout, run.stderr].some((output) => output.trim() === NOT_FOUND);
}

const NOT_FOUND = 'credentials not found in native keychain';

const Output = v.object({ Username: v.string().optional(), Secret: v.string().optional() });

const INVALID_OUTPUT = 'returned something other than the JSON of the protocol';

function quoteOutput(output: string): string {
  return /[{}]/.test(output)
    ? '(not shown, it may contain a secret)'
    : oneLine(collapseSpace(output), MAX_OUTPUT_SHOWN);
}

/** Characters. */
const MAX_OUTPUT_SHOWN = 300;

function helperError({ name, namedIn }: Helper, host: string, problem: string): InputError {
  return new InputError(`docker-credential-${name}, which ${namedIn} names for ${host}, ${problem}`);
}

const HELPER_ADVICE =
  'Install or unlock the helper in an earlier step, remove it from credsStore or credHelpers of that file, or set username and password.';
