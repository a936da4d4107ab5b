import * as z from 'zod/mini';
import { InputError } from '../error.ts';
import { parseJson } from '../json.ts';
import { Secret } from '../secret.ts';
import { collapseSpace } from '../text.ts';
import { type FoundLogin, NO_IDENTITY_TOKEN } from './auth-file-entry.ts';
import { type HelperDependencies, type HelperRun, runHelper } from './helper-process.ts';

/** A credential helper that an auth file names. */
export interface Helper {
  /** As in the file: the program is `docker-credential-NAME`. */
  readonly name: string;
  /** The path of that file. */
  readonly askedBy: string;
}

/** Asks as `askHelper` does, but each helper once for each host: fifty images are no reason to start it fifty times. */
export async function askHelperOnce(helper: Helper, host: string, deps: HelperDependencies): Promise<FoundLogin> {
  const key = JSON.stringify([helper.name, helper.askedBy, host]);
  const answer = deps.answers?.get(key) ?? askHelper(helper, host, deps);
  deps.answers?.set(key, answer);
  return await answer;
}

/**
 * Asks a helper for the login of a registry.
 * @param host `host[:port]`
 * @returns `none` where the helper says that it has none, or gives neither name nor secret (docker: anonymous).
 * @throws InputError that names helper, file, what came back (never the answer itself: it may hold the secret) and the cure.
 * @see https://github.com/docker/docker-credential-helpers/blob/v0.9.3/client/client.go
 */
export async function askHelper(helper: Helper, host: string, deps: HelperDependencies): Promise<FoundLogin> {
  const run = await runHelper({ program: programOf(helper), verb: 'get', input: host }, deps);
  if (saysNotFound(run)) return { kind: 'none' };
  if (run.kind !== 'ended') throw refused({ helper, host }, describe(run, deps));
  const { success, data } = z.safeParse(Answer, parseJson(Buffer.from(run.output)));
  const { Username: username = '', Secret: secret = '' } = data ?? {};
  if (success && username === '' && secret === '') return { kind: 'none' };
  if (username === '<token>') throw refused({ helper, host }, 'answered with an identity token', NO_IDENTITY_TOKEN);
  if (username === '' || secret === '') throw refused({ helper, host }, NO_ANSWER);
  return {
    kind: 'found',
    username,
    password: new Secret(secret),
    from: `${programOf(helper)} asked by ${helper.askedBy}`,
  };
}

/**
 * Asks a helper for which servers it has a login.
 * @returns their addresses as the helper spells them, or in words why there is no list: many helpers have none.
 * @throws InputError for a name that is none of a program.
 */
export async function listServers(helper: Helper, deps: HelperDependencies): Promise<ServerList> {
  const run = await runHelper({ program: programOf(helper), verb: 'list', input: '' }, deps);
  if (run.kind === 'not-started') return { kind: 'no-helper', why: describe(run, deps) };
  if (run.kind !== 'ended') return { kind: 'no-list', why: describe(run, deps) };
  const { success, data } = z.safeParse(z.record(z.string(), z.string()), parseJson(Buffer.from(run.output)));
  return success ? { kind: 'list', servers: Object.keys(data) } : { kind: 'no-list', why: NO_ANSWER };
}

/** What a helper has, or why that is not known. */
export type ServerList =
  | { readonly kind: 'list'; readonly servers: readonly string[] }
  | { readonly kind: 'no-list'; readonly why: string }
  | { readonly kind: 'no-helper'; readonly why: string };

/** `docker-credential-NAME`, found on the PATH. */
function programOf({ name, askedBy }: Helper): string {
  if (/^[\w.-]+$/.test(name)) return `docker-credential-${name}`;
  throw new InputError(
    `${askedBy} names ${JSON.stringify(name)} as credential helper: not the name of a program. Expected only what follows docker-credential-, for example: pass`,
  );
}

/** The one sentence of the protocol that is no error; docker and containers/image know it by nothing else. */
function saysNotFound(run: HelperRun): boolean {
  return run.kind === 'failed' && [run.output, run.complaint].some((text) => text.trim() === NOT_FOUND);
}

const NOT_FOUND = 'credentials not found in native keychain';

const Answer = z.object({ Username: z.optional(z.string()), Secret: z.optional(z.string()) });

const NO_ANSWER = 'answered with something other than the JSON of the protocol';

/** What came of the run, as a predicate. Words are shown only of a failure, and only where they are no JSON: that may hold the secret. */
function describe(run: HelperRun, { helperDeadline }: HelperDependencies): string {
  switch (run.kind) {
    case 'ended':
      return NO_ANSWER;
    case 'failed':
      return `failed (${run.how}): ${words(run.output) || words(run.complaint) || 'no message'}`;
    case 'not-started':
      return run.code === 'ENOENT' ? 'is not on the PATH' : `could not be started (${run.code})`;
    case 'too-slow':
      return `gave no answer within ${helperDeadline / 1000} s (it may wait for a person, a locked keyring for example)`;
    case 'too-long':
      return 'wrote more than 1 MiB';
  }
}

function words(text: string): string {
  return /[{}]/.test(text) ? '(not shown, it may hold a secret)' : collapseSpace(text).slice(0, MAX_WORDS);
}

/** Characters: a line of a log. */
const MAX_WORDS = 300;

interface Question {
  readonly helper: Helper;
  readonly host: string;
}

function refused({ helper, host }: Question, what: string, cure = CURE): InputError {
  return new InputError(`docker-credential-${helper.name}, which ${helper.askedBy} asks for ${host}, ${what}. ${cure}`);
}

const CURE =
  'Install or unlock the helper in an earlier step, take it out of credsStore or credHelpers of that file, or give username and password as inputs.';
