import { RegistryError } from '../../error.ts';
import type { HttpClient, HttpResponse } from '../../http/message.ts';
import { exceedsLimits, parseJson } from '../../json.ts';
import { readProblem } from '../../registry/problem.ts';
import { DISCOVERY_LIMITS, type Discovery, readDiscovery } from './discovery-document.ts';

/** The discovery document of a server, or why it has none: `reason` ends a sentence, such as `returned 404 (Not Found)`. */
export type DiscoveryResult =
  | { readonly kind: 'document'; readonly discovery: Discovery }
  | { readonly kind: 'absent'; readonly reason: string };

/**
 * Requests the discovery document of a Quay, without credentials. It includes the internal operations: those of reassigned tokens are
 * in no other document.
 * @throws NetworkError without a complete response.
 * @see quay ffba0c70e endpoints/api/discovery.py
 */
export async function fetchDiscovery(http: HttpClient, origin: URL): Promise<DiscoveryResult> {
  const url = new URL('/api/v1/discovery?internal=true', origin);
  const headers = { accept: 'application/json' };
  try {
    return readResponse(await http.send({ method: 'GET', url, headers, maxBytes: MAX_DISCOVERY_BYTES }));
  } catch (error) {
    // The server asked for a longer wait than a step allows. The document is not worth failing for.
    if (error instanceof RegistryError) return { kind: 'absent', reason: `returned ${error.response.status}` };
    throw error;
  }
}

/** The document of Quay has 210 KB. */
const MAX_DISCOVERY_BYTES = 4 << 20;

function readResponse({ status, body, header }: HttpResponse): DiscoveryResult {
  if (status !== 200) {
    const { words } = readProblem(body, header('content-type'));
    return { kind: 'absent', reason: `returned ${status}${words === '' ? '' : ` (${words})`}` };
  }
  const excess = exceedsLimits(body, DISCOVERY_LIMITS);
  if (excess !== undefined) return { kind: 'absent', reason: `returned 200 with a document that ${excess}` };
  const discovery = readDiscovery(parseJson(body));
  if (discovery !== undefined) return { kind: 'document', discovery };
  return { kind: 'absent', reason: 'returned 200 without a Swagger document of the v1 API' };
}
