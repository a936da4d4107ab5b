import pLimit from 'p-limit';
import { type ExchangeOptions, openExchange } from './exchange.ts';
import { type RetryDependencies, withRetries } from './retry.ts';

/** One request. Nothing is followed, nothing is added to `headers` but User-Agent and Content-Length. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** A larger answer is an error: the limit of what is kept in memory. */
  readonly maxBytes: number;
  /** Statuses that repeating cannot cure here, although they are in the table of `retry.ts`. */
  readonly finalStatuses?: readonly number[];
}

/** A whole answer, whatever its status: 404 and 500 are answers too. */
export interface HttpResponse {
  readonly status: number;
  header(name: string): string | undefined;
  /** All values of a header that may be sent more than once, each as sent. */
  headers(name: string): readonly string[];
  readonly body: Buffer;
}

/**
 * All that the rest of the action sees of HTTP, so that another transport (HTTP/2, which Quay keeps open
 * where it closes HTTP/1.1 connections) can come behind it.
 */
export interface HttpClient {
  /** @throws NetworkError when no whole answer came, in time, within the byte limit, after the retries. */
  send(request: HttpRequest): Promise<HttpResponse>;
}

export interface HttpOptions extends ExchangeOptions {
  /** How often a failed GET or HEAD is repeated. */
  readonly retries: number;
}

/** Requests under way at once, for all images together: enough to hide latency, few enough for Quay's rate limits. */
const MAX_CONCURRENT_REQUESTS = 8;

/** Opens the client that every request of a run goes through: deadline, byte limit, retries, TLS, proxies. */
export function openHttpClient(options: HttpOptions, deps: RetryDependencies): HttpClient {
  const exchange = openExchange(options);
  const limit = pLimit(MAX_CONCURRENT_REQUESTS);
  return {
    // The limit is inside the retries, so that a request that waits for its next attempt blocks no other.
    send: (request) =>
      withRetries(() => limit(() => exchange(request)), { request, retries: options.retries, ...deps }),
  };
}
