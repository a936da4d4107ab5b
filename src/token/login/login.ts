import type { Runner } from '../../runner/runner.ts';
import type { MadeToken } from '../make-token.ts';
import type { ExistingLogins } from './existing-logins.ts';
import { removeLogin } from './remove.ts';
import { LOGIN_STATE, writeLogin } from './write.ts';

export { readExistingLogins } from './existing-logins.ts';

/** Logs in the clients of later steps: writes a docker folder, and exports the variables by which the clients find it. */
export async function startLogin(
  { registry, login }: MadeToken,
  existing: ExistingLogins,
  runner: Runner,
): Promise<void> {
  if (login === undefined) throw new Error('login: the credentials have no username and password');
  const { variables } = await writeLogin({ registry, login }, existing, runner);
  for (const [name, value] of Object.entries(variables)) runner.exportVariable(name, value);
  runner.info(`Logged in to ${registry} as ${login.username} for the later steps of this job.`);
}

/**
 * Removes the login, if the main step wrote one, and restores the variables.
 * @param remove replaces the removal of a file in tests.
 * @returns whether no secret is left.
 */
export async function endLogin(runner: Runner, remove?: (path: string) => Promise<void>): Promise<boolean> {
  const state = runner.state(LOGIN_STATE);
  if (!state) return true;
  const { variables, left } = await removeLogin(state, runner, remove);
  for (const [name, value] of Object.entries(variables)) runner.exportVariable(name, value);
  if (left.other.length > 0) {
    runner.warn(
      `login: some files could not be removed. The runner empties its temporary folder after the job.\n${left.other.join('\n')}`,
    );
  }
  if (left.secret.length > 0) {
    const problem = 'login: could not remove the file with the login. Remove it from the machine.';
    runner.error(`${problem}\n${left.secret.join('\n')}`, 'Could not remove the login');
    return false;
  }
  runner.info('Removed the login.');
  return true;
}
