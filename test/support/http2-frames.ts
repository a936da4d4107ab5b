import type { Socket } from 'node:net';
import tls from 'node:tls';
import type { Certificate } from './certificate.ts';
import { type Listening, listen } from './http-server.ts';
import { CODE, FLAG, FRAME, frame, headerBlock, uint32 } from './registry/http2-frames.ts';

export const END_STREAM = FLAG.endStream;
export const MAX_CONCURRENT_STREAMS = 3;
const INITIAL_WINDOW_SIZE = 4;
const DEFAULT_WINDOW = 65_535;

/** The error codes that these tests send, by their names in messages. */
export const CODES = {
  NO_ERROR: CODE.noError,
  PROTOCOL_ERROR: CODE.protocolError,
  INTERNAL_ERROR: CODE.internalError,
  REFUSED_STREAM: CODE.refusedStream,
  CANCEL: CODE.cancel,
  CONNECT_ERROR: CODE.connectError,
  ENHANCE_YOUR_CALM: CODE.enhanceYourCalm,
  INADEQUATE_SECURITY: CODE.inadequateSecurity,
  HTTP_1_1_REQUIRED: CODE.http11Required,
} as const;

type Field = readonly [name: string, value: string];

/** Header fields in HEADERS and, above 16 KiB, CONTINUATION frames. */
export function headers(stream: number, fields: readonly Field[], flags = 0): Buffer {
  const block = headerBlock(fields);
  const parts: Buffer[] = [];
  for (let at = 0; at === 0 || at < block.length; at += MAX_FRAME) {
    const [type, given] = at === 0 ? [FRAME.headers, flags] : [FRAME.continuation, 0];
    const last = at + MAX_FRAME >= block.length ? FLAG.endHeaders : 0;
    parts.push(frame(type, { flags: last | given, stream }, block.subarray(at, at + MAX_FRAME)));
  }
  return Buffer.concat(parts);
}

/** Bytes, the default of SETTINGS_MAX_FRAME_SIZE. */
const MAX_FRAME = 1 << 14;

/** The fields of a response with status 200. */
export const OK: readonly Field[] = [[':status', '200']];

export function data(stream: number, text: string, flags = 0): Buffer {
  return frame(FRAME.data, { flags, stream }, Buffer.from(text));
}

export function settings(...values: readonly (readonly [id: number, value: number])[]): Buffer {
  const parts = values.map(([id, value]) => Buffer.concat([Buffer.of(id >> 8, id & 255), uint32(value)]));
  return frame(FRAME.settings, {}, Buffer.concat(parts));
}

export function ping(): Buffer {
  return frame(FRAME.ping, {}, Buffer.alloc(8));
}

export function pushPromise(stream: number, promised: number): Buffer {
  const block = headerBlock([
    [':method', 'GET'],
    [':path', '/'],
    [':scheme', 'https'],
    [':authority', 'x'],
  ]);
  const payload = Buffer.concat([uint32(promised), block]);
  return frame(FRAME.pushPromise, { flags: FLAG.endHeaders, stream }, payload);
}

/** A complete response. */
export function response(stream: number, body: string, ...fields: readonly Field[]): Buffer {
  return Buffer.concat([headers(stream, [...OK, ...fields]), data(stream, body, END_STREAM)]);
}

/** One HTTP/2 request that the server received. */
export interface FrameRequest {
  readonly stream: number;
  /** How many requests came before it, on all connections. */
  readonly index: number;
  /** How many connections came before that of the request. */
  readonly connection: number;
  readonly socket: Socket;
  send(...frames: readonly Buffer[]): void;
}

/** A server that speaks HTTP/2 as a test tells it, frame by frame, and HTTP/1.1 correctly. */
export interface FrameServer extends Listening {
  readonly origin: string;
  /** The HTTP/2 requests. */
  readonly requests: readonly FrameRequest[];
  /** The first line of each HTTP/1.1 request. */
  readonly http1: readonly string[];
  /** The codes of RST_STREAM frames that the client sent. */
  readonly resets: readonly number[];
  /** The bytes that the client allows the server to send, for each stream and in total, before the first response. */
  windows(): { readonly stream: number; readonly connection: number };
  /** How many PING frames the client has acknowledged. */
  pongs(): number;
}

/**
 * Starts a server that chooses HTTP/2 if the client offers it.
 * @param respond is called for each HTTP/2 request.
 * @param greet the first bytes of the server; by default empty settings.
 */
export async function serveFrames(
  certificate: Certificate,
  respond: (request: FrameRequest) => void,
  greet: (socket: Socket) => void = (socket) => socket.write(settings()),
): Promise<FrameServer> {
  const [requests, http1, resets]: [FrameRequest[], string[], number[]] = [[], [], []];
  let [connections, pongs] = [0, 0];
  const windows = { stream: DEFAULT_WINDOW, connection: DEFAULT_WINDOW };
  const server = tls.createServer({ ...certificate, ALPNProtocols: ['h2', 'http/1.1'] }, (socket) => {
    socket.on('error', () => undefined);
    if (socket.alpnProtocol !== 'h2') return respondHttp1(socket, http1);
    const connection = connections++;
    greet(socket);
    readFrames(socket, ({ type, flags, stream, payload }) => {
      if (type === FRAME.settings && (flags & FLAG.ack) === 0)
        write(socket, frame(FRAME.settings, { flags: FLAG.ack }));
      if (type === FRAME.settings) windows.stream = readSetting(payload, INITIAL_WINDOW_SIZE) ?? windows.stream;
      if (type === FRAME.windowUpdate && stream === 0) windows.connection += payload.readUInt32BE();
      if (type === FRAME.ping && (flags & FLAG.ack) !== 0) pongs += 1;
      if (type === FRAME.rstStream) resets.push(payload.readUInt32BE());
      if (type !== FRAME.headers) return;
      const send = (...frames: readonly Buffer[]) => write(socket, Buffer.concat(frames));
      const request: FrameRequest = { stream, index: requests.length, connection, socket, send };
      requests.push(request);
      respond(request);
    });
  });
  const listening = await listen(server);
  return {
    ...listening,
    origin: `https://localhost:${listening.port}`,
    requests,
    http1,
    resets,
    windows: () => windows,
    pongs: () => pongs,
  };
}

function readSetting(payload: Buffer, id: number): number | undefined {
  for (let at = 0; at + 6 <= payload.length; at += 6) {
    if (payload.readUInt16BE(at) === id) return payload.readUInt32BE(at + 2);
  }
  return undefined;
}

function write(socket: Socket, bytes: Buffer): void {
  if (socket.writable) socket.write(bytes);
}

function respondHttp1(socket: Socket, lines: string[]): void {
  socket.on('data', (chunk) => {
    lines.push(chunk.toString().split(' HTTP')[0] ?? '');
    socket.write('HTTP/1.1 200 OK\r\nContent-Length: 8\r\n\r\nHTTP/1.1');
  });
}

interface Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

function readFrames(socket: Socket, handle: (frame: Frame) => void): void {
  let bytes = Buffer.alloc(0);
  let isGreeted = false;
  socket.on('data', (chunk: Buffer) => {
    bytes = Buffer.concat([bytes, chunk]);
    if (!isGreeted && bytes.length >= PREFACE_BYTES) {
      bytes = bytes.subarray(PREFACE_BYTES);
      isGreeted = true;
    }
    while (isGreeted && bytes.length >= 9 && bytes.length >= 9 + bytes.readUIntBE(0, 3)) {
      const end = 9 + bytes.readUIntBE(0, 3);
      const [type, flags, stream] = [bytes.readUInt8(3), bytes.readUInt8(4), bytes.readUInt32BE(5)];
      handle({ type, flags, stream, payload: bytes.subarray(9, end) });
      bytes = bytes.subarray(end);
    }
  });
}

/** The length of `PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n`. */
const PREFACE_BYTES = 24;
