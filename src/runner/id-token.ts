import * as core from '@actions/core';
import { Secret } from '../secret.ts';
import { oneLine } from '../text.ts';

/**
 * Asks GitHub for an OIDC token of this job.
 * @throws Error without `permissions: id-token: write`, when GitHub answers with something else, and when it does not within a minute.
 */
export async function requestIdToken(environment: NodeJS.ProcessEnv, audience: string): Promise<Secret> {
  if (!environment.ACTIONS_ID_TOKEN_REQUEST_URL) throw new Error(NO_ID_TOKEN);
  return new Secret(await within(ID_TOKEN_DEADLINE, core.getIDToken(audience).catch(noToken)));
}

/** Milliseconds. @actions/core tries ten times, and waits for ever for the rest of an answer that was cut. */
const ID_TOKEN_DEADLINE = 60_000;

const NO_ID_TOKEN =
  'GitHub gives this job no OIDC token: add `permissions: id-token: write` to the job (with `contents: read` beside it, if it checks out). Pull requests of forks get none.';

/** @actions/core spreads what it says, and a whole page if GitHub sent one, over several lines. */
function noToken(cause: unknown): never {
  const said = String(cause).replace('Error: Error message: ', '').replaceAll(/\s+/g, ' ').trim();
  throw new Error(`GitHub gave this job no OIDC token (${oneLine(said)}): run it again.`);
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const late = () => reject(new Error(`GitHub gave no OIDC token within ${milliseconds / 1000} s: run the job again.`));
  const timer = setTimeout(late, milliseconds);
  return await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
