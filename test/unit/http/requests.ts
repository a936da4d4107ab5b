import { NetworkError } from '../../../src/error.ts';
import type { HttpRequest, HttpResponse, TransportSettings } from '../../../src/http/message.ts';
import { Transport } from '../../../src/http/transport.ts';

/** A GET of this URL, whose response is at most 1 MiB. */
export function buildRequest(url: string, overrides: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url: new URL(url), maxBytes: 1 << 20, ...overrides };
}

/** Settings with ten seconds for a request and the certificates that Node trusts by default. */
export function buildSettings(overrides: Partial<TransportSettings> = {}): TransportSettings {
  return { userAgent: 'tests', timeout: 10_000, tls: {}, ...overrides };
}

/** A transport whose lines of the debug log are added to `lines`. */
export function openTransport(overrides: Partial<TransportSettings> = {}, lines: string[] = []): Transport {
  return new Transport(buildSettings(overrides), { debug: (line) => lines.push(line) });
}

/** Sends one GET. */
export function get(url: string, overrides: Partial<TransportSettings> = {}): Promise<HttpResponse> {
  return openTransport(overrides).send(buildRequest(url));
}

/** The NetworkError that rejects the promise; any other outcome is an error. */
export async function networkErrorOf(promise: Promise<unknown>): Promise<NetworkError> {
  const outcome = await promise.then(
    () => 'the promise was fulfilled',
    (error: unknown) => error,
  );
  if (outcome instanceof NetworkError) return outcome;
  throw new Error('not a NetworkError', { cause: outcome });
}

/** A response without a body. */
export function buildResponse(status: number, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return {
    status,
    body: Buffer.alloc(0),
    header: (name) => headers[name],
    headers: (name) => (headers[name] === undefined ? [] : [headers[name]]),
  };
}
