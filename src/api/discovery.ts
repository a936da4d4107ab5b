import type { Context } from '../context.ts';
import { NetworkError } from '../error.ts';
import type { DiscoveryResult } from '../quay/v1/discovery.ts';
import type { Discovery } from '../quay/v1/discovery-document.ts';
import { oneLine } from '../text.ts';
import type { ApiRequest } from './request-inputs.ts';
import type { ApiSession } from './session.ts';

/**
 * Loads the discovery document; `undefined`, with a warning, if the server has none.
 * @throws NetworkError without a complete response, except for a GET by path: a write is not sent without its check because of a
 * network failure.
 */
export async function loadDiscovery(
  target: ApiRequest['target'],
  session: ApiSession,
  { warn }: Pick<Context, 'warn'>,
): Promise<Discovery | undefined> {
  const result = await session.fetchDiscovery().catch((error: unknown): DiscoveryResult => {
    if (!(error instanceof NetworkError) || target.by === 'operation') throw error;
    if (target.method !== 'GET') throw uncheckedWrite(target.method, session, error);
    return { kind: 'absent', reason: `failed: ${oneLine(error.message, MAX_REASON).replace(/\.$/, '')}` };
  });
  if (result.kind === 'document') return result.discovery;
  warn(
    `The call is sent without a check, because the discovery document of ${session.registry} is not available: GET /api/v1/discovery ${result.reason}. With check-discovery: false it is not requested.`,
  );
  return undefined;
}

function uncheckedWrite(method: string, { registry }: ApiSession, cause: NetworkError): NetworkError {
  return new NetworkError(
    `The ${method} was not sent, because it could not be checked: the discovery document of ${registry} (GET /api/v1/discovery) could not be read. Run the step again, or set check-discovery: false to send the call without a check.`,
    { cause },
  );
}

/** Characters. */
const MAX_REASON = 300;
