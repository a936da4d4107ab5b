import { explain, NetworkError } from '../error.ts';
import { fetchDiscovery } from '../quay/v1/discovery.ts';
import type { Discovery } from '../quay/v1/discovery-document.ts';
import type { Runner } from '../runner/runner.ts';
import { oneLine } from '../text.ts';
import type { ApiRequest } from './request-inputs.ts';
import type { ApiSession } from './session.ts';

/**
 * Asks what there is to call; `undefined`, after a warning, where the server does not say.
 * @throws NetworkError without a whole answer, but for a GET by its path, which the check would only have helped: a write is never sent unchecked by chance.
 */
export async function askDiscovery(
  target: ApiRequest['target'],
  { http, origin }: ApiSession,
  runner: Runner,
): Promise<Discovery | undefined> {
  const what = `The discovery document of ${origin.host} (GET /api/v1/discovery)`;
  const answer = await fetchDiscovery(http, origin).catch((error: unknown) => {
    if (!(error instanceof NetworkError) || target.by === 'operation') throw error;
    if (target.method !== 'GET') throw new NetworkError(`${what} did not come whole: ${NOT_SENT}`, { cause: error });
    return { kind: 'absent', why: `did not come whole (${oneLine(explain(error), MAX_WHY)})` } as const;
  });
  if (answer.kind === 'document') return answer.discovery;
  runner.warn(`${what} ${answer.why}: the call is sent unchecked. With check-discovery: false it is not asked for.`);
  return undefined;
}

const NOT_SENT =
  'nothing was written, since the call could not be checked. Run the step again; with check-discovery: false the call is sent as it is.';

/** Characters. */
const MAX_WHY = 300;
