import { maskCredentials } from '../credentials/inputs.ts';
import { explain, InputError, RegistryError } from '../error.ts';
import { warnOfConnection } from '../inputs/connection.ts';
import type { Runner } from '../runner/runner.ts';
import { callApi } from './call.ts';
import { type ApiInputs, readApiInputs } from './inputs.ts';
import { listOperations } from './list-operations.ts';
import { type ApiReport, publishApi } from './outputs.ts';
import { type ApiSession, openApiSession } from './session.ts';

/**
 * Makes one call of Quay's v1 API, or lists what there is to call; the outputs are set whatever comes of it.
 * @returns whether the step passes.
 */
export async function api(runner: Runner): Promise<boolean> {
  maskCredentials(runner);
  const report = await run(runner);
  await publishApi(report, runner);
  return report.problem === undefined;
}

async function run(runner: Runner): Promise<ApiReport> {
  try {
    const inputs = readApiInputs(runner);
    warnOfConnection(inputs.connection, [inputs.registry], runner);
    const session = openApiSession(inputs, runner);
    return await runAs(await session.findUser(), inputs, { session, runner });
  } catch (error) {
    return { user: undefined, result: undefined, problem: describe(error) };
  }
}

interface RunDependencies {
  readonly session: ApiSession;
  readonly runner: Runner;
}

/** From here on the user is told whatever fails. */
async function runAs(user: string | undefined, inputs: ApiInputs, deps: RunDependencies): Promise<ApiReport> {
  try {
    checkUser(user, inputs.expectUser);
    if (inputs.request === undefined) {
      await listOperations(deps.session, deps.runner);
      return { user, result: undefined, problem: undefined };
    }
    const result = await callApi(inputs.request, inputs, { ...deps, user });
    return { user, result, problem: result.failure && describe(result.failure) };
  } catch (error) {
    const status = error instanceof RegistryError ? error.response.status : undefined;
    return { user, result: undefined, status, problem: describe(error) };
  }
}

/** A token can be assigned to another user, and acts as that one from then on. */
function checkUser(user: string | undefined, expected: string | undefined): void {
  if (expected === undefined || user === expected) return;
  throw new InputError(
    `expect-user: the token acts as ${user ?? 'somebody whom the registry does not name'}, expected ${expected}; nothing was called. The token may have been made by, or assigned to, another user: look at the application of the organization in Quay, then correct oauth-token or expect-user.`,
  );
}

function describe(error: unknown): string {
  return error instanceof InputError ? error.problems.join('\n') : explain(error);
}
