import http2 from 'node:http2';
import type { Duplex } from 'node:stream';
import { BREAKAGES, type BrokenHttp2 } from './broken-http2.ts';
import { type Call, type Http2Call, http2Call } from './call.ts';
import { Relay } from './relay.ts';

/** How a server speaks HTTP/2. */
export interface Http2Settings {
  /** What it does instead of speaking it. */
  readonly broken: BrokenHttp2 | undefined;
  /** The number of requests after which it sends GOAWAY, as nginx does (`keepalive_requests`). */
  readonly maxRequests: number;
  /** SETTINGS_MAX_CONCURRENT_STREAMS. */
  readonly maxStreams: number;
  /** Whether a fault writes frames of its own on connections that are opened now. */
  readonly writesFrames: () => boolean;
}

/** Speaks HTTP/2 on a socket whose TLS handshake has selected it. */
export function acceptHttp2(
  { broken, maxRequests, maxStreams, writesFrames }: Http2Settings,
  { socket, connection }: Pick<Http2Call, 'socket' | 'connection'>,
  handle: (call: Call) => void,
): void {
  if (broken !== undefined) {
    BREAKAGES[broken](socket, connection);
    return;
  }
  // node:http2 takes the handle of the socket, and a write beside it would abort the process.
  const carrier: Duplex = writesFrames() ? new Relay(socket) : socket;
  const session = http2.performServerHandshake(carrier, { settings: { maxConcurrentStreams: maxStreams } });
  session.on('error', () => socket.destroy());
  session.on('stream', (stream, headers) => {
    stream.on('error', () => undefined);
    handle(http2Call(stream, headers, { connection, socket }));
    // The session ends when the responses to its streams have been sent; streams after this one are ignored.
    if (connection.requests === maxRequests) session.close();
  });
}
