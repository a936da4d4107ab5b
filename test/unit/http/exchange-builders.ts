import { NetworkError } from '../../../src/error.ts';
import type { HttpRequest, HttpResponse } from '../../../src/http/client.ts';
import { type ExchangeOptions, openExchange } from '../../../src/http/exchange.ts';

/** A GET of this address, at most 1 MiB. */
export function buildRequest(url: string, overrides: Partial<HttpRequest> = {}): HttpRequest {
  return { method: 'GET', url: new URL(url), maxBytes: 1 << 20, ...overrides };
}

/** Options with ten seconds for a request and the trust that Node has anyway. */
export function buildOptions(overrides: Partial<ExchangeOptions> = {}): ExchangeOptions {
  return { userAgent: 'tests', timeout: 10_000, tls: {}, ...overrides };
}

/** Sends one GET. */
export function get(url: string, overrides: Partial<ExchangeOptions> = {}): Promise<HttpResponse> {
  return openExchange(buildOptions(overrides))(buildRequest(url));
}

/** The NetworkError that the promise is rejected with; any other end is an error. */
export async function networkErrorOf(promise: Promise<unknown>): Promise<NetworkError> {
  const end = await promise.then(
    () => 'it was fulfilled',
    (error: unknown) => error,
  );
  if (end instanceof NetworkError) return end;
  throw new Error('this is no NetworkError', { cause: end });
}

/** An answer without body. */
export function buildResponse(status: number, headers: Readonly<Record<string, string>> = {}): HttpResponse {
  return {
    status,
    body: Buffer.alloc(0),
    header: (name) => headers[name],
    headers: (name) => (headers[name] === undefined ? [] : [headers[name]]),
  };
}
