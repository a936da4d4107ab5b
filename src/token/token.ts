import { maskCredentials } from '../credentials/inputs.ts';
import { explain, InputError } from '../error.ts';
import type { Runner } from '../runner/runner.ts';
import { readTokenInputs } from './inputs.ts';
import { endLogin, prepareLogin, startLogin } from './login/login.ts';
import { makeToken } from './make-token.ts';
import { publishNoToken, publishToken } from './outputs.ts';

/**
 * Makes a registry token for later steps, and logs their clients in if asked to; in the post step takes that back.
 * @returns whether the step passes.
 */
export async function token(runner: Runner): Promise<boolean> {
  if (runner.state(POST) !== undefined) return await endLogin(runner);
  runner.saveState(POST, 'true');
  maskCredentials(runner);
  try {
    const inputs = readTokenInputs(runner, runner.now());
    const old = inputs.login ? await prepareLogin(runner) : undefined;
    const made = await makeToken(inputs, runner);
    if (old !== undefined) await startLogin(made, old, runner);
    publishToken(made, runner);
    return true;
  } catch (error) {
    publishNoToken(runner);
    const problems = error instanceof InputError ? error.problems : [explain(error)];
    runner.error(problems.join('\n'), 'No token');
    return false;
  }
}

/** Set by the main step, so that the same file knows when it runs as the post step. */
const POST = 'post';
