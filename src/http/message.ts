import type { Socket } from 'node:net';
import type { TlsTrust } from './tls.ts';

/** One request. Redirects are not followed, and only User-Agent and Content-Length are added to `headers`. */
export interface HttpRequest {
  readonly method: 'GET' | 'HEAD' | 'PUT' | 'POST' | 'DELETE';
  readonly url: URL;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  /** The limit of the response body that is kept in memory; a larger one is an error. */
  readonly maxBytes: number;
  /** Statuses that are not retried for this request, although `retry.ts` lists them. */
  readonly finalStatuses?: readonly number[];
}

/** A response with any status; complete, unless it says that it is truncated. */
export interface HttpResponse {
  readonly status: number;
  header(name: string): string | undefined;
  /** All values of a header that may be sent more than once, each as sent. */
  headers(name: string): readonly string[];
  readonly body: Buffer;
  /** Set if `body` is not complete, which only an error status may have: its first MiB, or empty if the rest did not arrive. */
  readonly isTruncated?: true;
}

/**
 * Sends requests. The layers above know HTTP only by this interface: `Transport` implements it, and
 * `RetryingClient` adds retries and a limit of concurrent requests to a transport.
 */
export interface HttpClient {
  /** @throws NetworkError if there is no response within the deadline and the byte limit. */
  send(request: HttpRequest): Promise<HttpResponse>;
  /**
   * Opens up to so many connections to the origin of `url` in advance; only one if the server speaks HTTP/2, or if this is not known yet.
   * Sends no request. Never throws: a failure is forgotten, and shows at the next request.
   * @returns when the first of them is established, or has failed.
   */
  prepare(url: URL, connections: number): Promise<void>;
}

/** The settings of a transport. */
export interface TransportSettings {
  readonly userAgent: string;
  /** Milliseconds for one request, including the connection and the whole body. */
  readonly timeout: number;
  readonly tls: TlsTrust;
  /** Returns a TCP connection to this origin that was opened in advance, once; `undefined` if there is none. */
  readonly takeConnection?: (origin: URL) => Socket | undefined;
}
