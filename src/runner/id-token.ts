import { getIDToken } from '@actions/core';
import { explainInvalidToken, Secret } from '../secret.ts';
import { oneLine } from '../text.ts';

/**
 * Requests an OIDC token of this job from GitHub.
 * @throws Error if the job has no `permissions: id-token: write`, if the response has no token, or if there is none within a minute.
 * @see https://docs.github.com/en/actions/reference/security/oidc
 */
export async function requestIdToken(environment: NodeJS.ProcessEnv, audience: string): Promise<Secret> {
  if (!environment.ACTIONS_ID_TOKEN_REQUEST_URL) throw new Error(NO_ID_TOKEN);
  const token = await within(ID_TOKEN_DEADLINE, getIDToken(audience).catch(explainNoToken));
  const invalid = explainInvalidToken(token);
  if (invalid !== undefined)
    throw new Error(`The OIDC token that GitHub returned cannot be used: it ${invalid}. Run the job again.`);
  return new Secret(token);
}

/** Milliseconds. @actions/core makes up to ten attempts, and never settles if the connection is cut within the response body. */
const ID_TOKEN_DEADLINE = 60_000;

const NO_ID_TOKEN =
  'GitHub does not issue an OIDC token to this job. Add `permissions: id-token: write` to the job (and `contents: read` if it checks out code). Pull requests from forks cannot get one.';

/** The messages of @actions/core have several lines, and may contain a whole HTML page. */
function explainNoToken(cause: unknown): never {
  const message = String(cause).replace('Error: Error message: ', '').replaceAll(/\s+/g, ' ').trim();
  throw new Error(`GitHub did not return an OIDC token. Run the job again. (${oneLine(message)})`);
}

async function within<T>(milliseconds: number, work: Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onTimeout = () =>
    reject(new Error(`GitHub did not return an OIDC token within ${milliseconds / 1000} s. Run the job again.`));
  const timer = setTimeout(onTimeout, milliseconds);
  return await Promise.race([work, promise]).finally(() => clearTimeout(timer));
}
