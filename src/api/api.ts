import { maskCredentials } from '../credentials/inputs.ts';
import { InputError, NetworkError, RegistryError } from '../error.ts';
import { warnOfConnection } from '../inputs/connection.ts';
import type { Runner } from '../runner/runner.ts';
import { oneLine } from '../text.ts';
import { callApi } from './call.ts';
import { type ApiInputs, readApiInputs } from './inputs.ts';
import { listOperations } from './list-operations.ts';
import { type ApiOutcome, failureOf, publishApi } from './outputs.ts';
import { ApiSession } from './session.ts';

/**
 * Makes one call of Quay's v1 API, or lists the operations. It always sets the outputs.
 * @returns whether the step passes.
 */
export async function api(runner: Runner): Promise<boolean> {
  maskCredentials(runner);
  const outcome = await run(runner);
  await publishApi(outcome, runner);
  return failureOf(outcome) === undefined;
}

async function run(runner: Runner): Promise<ApiOutcome> {
  try {
    const inputs = readApiInputs(runner);
    warnOfConnection(inputs.connection, [inputs.registry], runner);
    return await runInSession(inputs, await ApiSession.open(inputs, runner), runner);
  } catch (error) {
    return { kind: 'failed', user: undefined, status: undefined, error };
  }
}

/** From here on the user is known, so an outcome has it even if the run fails. */
async function runInSession(inputs: ApiInputs, session: ApiSession, runner: Runner): Promise<ApiOutcome> {
  const { user } = session;
  try {
    checkUser(user, inputs.expectUser);
    if (inputs.request !== undefined) {
      return { kind: 'called', user, result: await callApi(inputs.request, session, runner) };
    }
    await listOperations(session, runner);
    return { kind: 'listed', user };
  } catch (error) {
    return { kind: 'failed', user, status: statusOf(error), error };
  }
}

function statusOf(error: unknown): number | undefined {
  if (error instanceof NetworkError) return error.status;
  return error instanceof RegistryError ? error.response.status : undefined;
}

/** A token can be assigned to another user; from then on it acts as that user. */
function checkUser(user: string | undefined, expected: string | undefined): void {
  if (expected === undefined || user === expected) return;
  throw new InputError(
    `expect-user: the token acts as ${user ?? 'a user that the registry does not name'}, expected ${oneLine(expected)}. The call was not sent. The token may have been made by another user, or assigned to one: check the application of the organization in Quay, then correct oauth-token or expect-user.`,
  );
}
