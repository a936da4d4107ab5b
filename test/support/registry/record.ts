import type { IncomingHttpHeaders } from 'node:http';
import type { Protocol } from './connection.ts';

/** A request that the registry received. */
export interface RecordedRequest {
  readonly method: string;
  /** Path and query, as sent. */
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  /** The number of the TCP connection, from 1; equal numbers mean a reused connection. */
  readonly connection: number;
  readonly protocol: Protocol;
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** The registry itself, or the storage to which blobs are redirected. */
  readonly server: 'registry' | 'storage';
  /** The status of the response; undefined before the response. */
  readonly status: number | undefined;
  /** `GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull`: percent-decoded, the host and port replaced. */
  readonly line: string;
}

/** The request line of a transcript; the same in every run, because it does not contain the port. */
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
