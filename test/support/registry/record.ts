import type { IncomingHttpHeaders } from 'node:http';

/** A request that the registry received. */
export interface RecordedRequest {
  readonly method: string;
  /** With its query, as it was sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** Number of the TCP connection, from 1: equal numbers are a connection that was used again. */
  readonly connection: number;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The registry itself, or the storage to which blobs are redirected. */
  readonly server: 'registry' | 'storage';
  /** What was answered; undefined while nothing is. */
  readonly status: number | undefined;
  /** `GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull`: percent-decoded, the host and port replaced. */
  readonly line: string;
}

/** The transcript's form of a request; the same in every run, for the port is not in it. */
export function requestLine(method: string, path: string, host: string): string {
  return `${method} ${decode(path).replaceAll(host, 'REGISTRY')}`;
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
