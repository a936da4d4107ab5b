import { homedir } from 'node:os';
import { removeLogin, writeLogin } from '../registry/login-file.ts';
import type { Runner } from '../runner/runner.ts';
import { HELPER_DEADLINE } from './credentials.ts';
import type { MadeToken } from './make-token.ts';

const STATE = 'login';

/** Logs the clients of later steps in: a docker folder of their own, named by the variables that they read. */
export async function startLogin({ registry, login }: MadeToken, runner: Runner): Promise<void> {
  if (login === undefined) throw new Error('login: there is nothing to log in with');
  const { environment: env, temporaryFolder, info: report } = runner;
  const surroundings = { env, home: homedir(), helperDeadline: HELPER_DEADLINE, report };
  const { variables, state } = await writeLogin({ registry, login, temporaryFolder }, surroundings);
  runner.saveState(STATE, state);
  for (const [name, value] of Object.entries(variables)) runner.exportVariable(name, value);
  runner.info(`Logged in to ${registry} as ${login.username} for the later steps of this job.`);
}

/** Takes the login back, if there was one, and sets the variables as they were. */
export async function endLogin(runner: Runner): Promise<boolean> {
  const state = runner.state(STATE);
  if (!state) return true;
  const { environment: env, temporaryFolder } = runner;
  const variables = await removeLogin(state, { temporaryFolder, env });
  for (const [name, value] of Object.entries(variables)) runner.exportVariable(name, value);
  runner.info('The login is removed.');
  return true;
}
