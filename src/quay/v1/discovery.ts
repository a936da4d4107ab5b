import { RegistryError } from '../../error.ts';
import type { HttpClient, HttpResponse } from '../../http/client.ts';
import { parseJson } from '../../json.ts';
import { readProblem } from '../../registry/problem.ts';
import { type Discovery, readDiscovery } from './discovery-document.ts';

/** `absent` says why, as the end of a sentence: switched off, or garbled by something in between. */
export type DiscoveryAnswer =
  | { readonly kind: 'document'; readonly discovery: Discovery }
  | { readonly kind: 'absent'; readonly why: string };

/**
 * Asks a Quay for its discovery document, the operations that its own interface uses among them: those of reassigned tokens stand only there.
 * Sent without credentials, which it needs none of.
 * @throws NetworkError without a whole answer.
 * @see quay ffba0c70e endpoints/api/discovery.py
 */
export async function fetchDiscovery(http: HttpClient, origin: URL): Promise<DiscoveryAnswer> {
  const url = new URL('/api/v1/discovery?internal=true', origin);
  const headers = { accept: 'application/json' };
  try {
    return read(await http.send({ method: 'GET', url, headers, maxBytes: MAX_DISCOVERY_BYTES }));
  } catch (error) {
    // Asked to wait longer than a step waits: for the document nobody needs to.
    if (error instanceof RegistryError) return { kind: 'absent', why: `answered ${error.response.status}` };
    throw error;
  }
}

/** Quay's is 210 KB. */
const MAX_DISCOVERY_BYTES = 4 << 20;

function read(response: HttpResponse): DiscoveryAnswer {
  if (response.status !== 200) return { kind: 'absent', why: `answered ${describeRefusal(response)}` };
  const discovery = readDiscovery(parseJson(response.body));
  return discovery === undefined
    ? { kind: 'absent', why: 'answered 200, but not with a Swagger document of the v1 API' }
    : { kind: 'document', discovery };
}

function describeRefusal({ status, body, header }: HttpResponse): string {
  const { words } = readProblem(body, header('content-type'));
  return words === '' ? `${status}` : `${status} (${words})`;
}
