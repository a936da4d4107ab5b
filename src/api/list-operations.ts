import { fetchDiscovery } from '../quay/v1/discovery.ts';
import type { Runner } from '../runner/runner.ts';
import type { ApiSession } from './session.ts';
import { operationsSummary } from './summary.ts';

/**
 * Writes what a server's API can do into the job summary.
 * @throws Error where the server does not say.
 */
export async function listOperations({ http, origin }: ApiSession, runner: Runner): Promise<void> {
  const answer = await fetchDiscovery(http, origin);
  if (answer.kind === 'absent') {
    throw new Error(
      `There is nothing to list: the discovery document of ${origin.host} (GET /api/v1/discovery) ${answer.why}. Is this a Quay? If so, name what to call by method and path.`,
    );
  }
  const { operations } = answer.discovery;
  await runner.summary(operationsSummary(operations, origin.host));
  runner.notice(
    `Neither path nor operation is given, so nothing was called: the ${operations.length} operations of ${origin.host} are listed in the job summary.`,
  );
}
