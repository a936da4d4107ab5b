import { homedir } from 'node:os';
import { HELPER_DEADLINE } from '../../credentials/find.ts';
import type { Runner } from '../../runner/runner.ts';
import type { MadeToken } from '../make-token.ts';
import { type OldLogins, readOldLogins } from './existing-logins.ts';
import { removeLogin } from './remove.ts';
import { writeLogin } from './write.ts';

const STATE = 'login';

/**
 * Reads what a login is to keep; before anything is sent.
 * @throws InputError for an old file that is garbled.
 */
export async function prepareLogin(runner: Runner): Promise<OldLogins> {
  return await readOldLogins({ ...surroundingsOf(runner), helperDeadline: HELPER_DEADLINE, info: runner.info });
}

/** Logs the clients of later steps in: a docker folder of their own, named by the variables that they read. */
export async function startLogin({ registry, login }: MadeToken, old: OldLogins, runner: Runner): Promise<void> {
  if (login === undefined) throw new Error('login: there is nothing to log in with');
  const { temporaryFolder, warn } = runner;
  const request = { registry, login, temporaryFolder, old };
  const { variables, state } = await writeLogin(request, { ...surroundingsOf(runner), warn });
  runner.saveState(STATE, state);
  for (const [name, value] of Object.entries(variables)) runner.exportVariable(name, value);
  runner.info(`Logged in to ${registry} as ${login.username} for the later steps of this job.`);
}

function surroundingsOf({ environment: env }: Runner) {
  return { env, home: homedir(), uid: process.getuid?.() };
}

/**
 * Takes the login back, if there was one, and sets the variables as they were.
 * @returns whether no secret is left.
 */
export async function endLogin(runner: Runner, remove?: (path: string) => Promise<void>): Promise<boolean> {
  const state = runner.state(STATE);
  if (!state) return true;
  const { environment: env, temporaryFolder } = runner;
  const { variables, left } = await removeLogin(state, { temporaryFolder, env, ...(remove && { remove }) });
  for (const [name, value] of Object.entries(variables)) runner.exportVariable(name, value);
  if (left.other.length > 0) {
    runner.warn(`login: not all could be removed; the runner empties its temporary folder.\n${left.other.join('\n')}`);
  }
  if (left.secret.length > 0) {
    runner.error(
      `login: the file with the login could not be removed. Remove it.\n${left.secret.join('\n')}`,
      'The login is still there',
    );
    return false;
  }
  runner.info('The login is removed.');
  return true;
}
