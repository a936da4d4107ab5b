import type { TLSSocket } from 'node:tls';
import type { Connection } from './connection.ts';
import { CODE, FRAME, frame, goaway, rstStream } from './http2-frames.ts';

/** What a server does that offers HTTP/2 by ALPN and does not speak it. */
export type BrokenHttp2 =
  /** Closes the connection when the client has begun. */
  | 'closes'
  | 'resets'
  /** Closes the connection before the client has begun. */
  | 'closes-at-once'
  /** Responds as an HTTP/1.1 server does that is asked in HTTP/2. */
  | 'speaks-http1'
  | 'speaks-noise'
  /** Sends nothing, not even its SETTINGS. */
  | 'says-nothing'
  /** GOAWAY before any stream, as load balancers do that close. */
  | 'goes-away'
  /** GOAWAY with INADEQUATE_SECURITY. */
  | 'wants-other-ciphers'
  /** RST_STREAM with HTTP_1_1_REQUIRED for each request. */
  | 'requires-http1'
  /** RST_STREAM with REFUSED_STREAM for each request. */
  | 'refuses'
  /** RST_STREAM with PROTOCOL_ERROR for each request. */
  | 'finds-errors';

/** Serves a socket in each of these ways. */
export const BREAKAGES: Readonly<Record<BrokenHttp2, (socket: TLSSocket, connection: Connection) => void>> = {
  closes: (socket) => onceAsked(socket, () => socket.end()),
  resets: (socket, connection) => onceAsked(socket, () => connection.reset()),
  'closes-at-once': (socket) => void socket.end(),
  'speaks-http1': (socket) => onceAsked(socket, () => socket.end(BAD_REQUEST)),
  'speaks-noise': (socket) => onceAsked(socket, () => socket.end(NOISE)),
  'says-nothing': (socket) => void socket.resume(),
  'goes-away': (socket) => onceAsked(socket, () => socket.end(Buffer.concat([SETTINGS, goaway(0, CODE.noError)]))),
  'wants-other-ciphers': (socket) =>
    onceAsked(socket, () => socket.end(Buffer.concat([SETTINGS, goaway(0, CODE.inadequateSecurity)]))),
  'requires-http1': (socket) => resetStreams(socket, CODE.http11Required),
  refuses: (socket) => resetStreams(socket, CODE.refusedStream),
  'finds-errors': (socket) => resetStreams(socket, CODE.protocolError),
};

/** Acts when the client has sent its first bytes. */
function onceAsked(socket: TLSSocket, act: () => unknown): void {
  socket.once('data', () => void act());
}

const BAD_REQUEST = 'HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\nConnection: close\r\n\r\n';
const NOISE = Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) % 256));
const SETTINGS = frame(FRAME.settings);
const SETTINGS_ACK = frame(FRAME.settings, { flags: 1 });

/** Completes the handshake of HTTP/2, and resets each stream with this code. */
function resetStreams(socket: TLSSocket, code: number): void {
  let unread: Buffer = Buffer.alloc(0);
  let skipped = PREFACE_LENGTH;
  socket.write(SETTINGS);
  socket.on('data', (chunk: Buffer) => {
    unread = Buffer.concat([unread, chunk]);
    if (unread.length < skipped) return;
    unread = unread.subarray(skipped);
    skipped = 0;
    for (let length = frameLength(unread); length <= unread.length; length = frameLength(unread)) {
      const [type, flags, stream] = [unread[3], unread[4], unread.readUInt32BE(5)];
      if (type === FRAME.settings && flags === 0) socket.write(SETTINGS_ACK);
      if (type === FRAME.headers) socket.write(rstStream(stream, code));
      unread = unread.subarray(length);
    }
  });
}

/** @see https://www.rfc-editor.org/rfc/rfc9113#section-3.4 */
const PREFACE_LENGTH = 24;

/** The length of the first frame with its head; infinite if it is not complete. */
function frameLength(bytes: Buffer): number {
  return bytes.length < 9 ? Number.POSITIVE_INFINITY : 9 + bytes.readUIntBE(0, 3);
}
