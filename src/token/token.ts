import { maskCredentials } from '../credentials/inputs.ts';
import { explain, InputError } from '../error.ts';
import type { Runner } from '../runner/runner.ts';
import { readTokenInputs } from './inputs.ts';
import { warnOfTrust } from './login/trust.ts';
import { makeToken } from './make-token.ts';
import { publishNoToken, publishToken } from './outputs.ts';

/**
 * Gets a registry token for later steps and, with `login`, logs their clients in. The post step removes the login.
 * @returns whether the step passes.
 */
export async function token(runner: Runner): Promise<boolean> {
  maskCredentials(runner);
  try {
    const inputs = readTokenInputs(runner);
    const login = inputs.login ? await import('./login/login.ts') : undefined;
    // An invalid existing file must fail the step before anything is sent.
    const existing = await login?.readExistingLogins(runner);
    const made = await makeToken(inputs, runner);
    if (login !== undefined && existing !== undefined) {
      await login.startLogin(made, existing, runner);
      warnOfTrust(inputs, runner);
    }
    publishToken(made, runner);
    return true;
  } catch (error) {
    publishNoToken(runner);
    const problems = error instanceof InputError ? error.problems : [explain(error)];
    runner.error(problems.join('\n'), 'Could not get a token');
    return false;
  }
}
