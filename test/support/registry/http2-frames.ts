/** The bytes of HTTP/2 frames, also of invalid ones. @see https://www.rfc-editor.org/rfc/rfc9113#section-6 */

/** Frame types. */
export const FRAME = {
  data: 0x0,
  headers: 0x1,
  priority: 0x2,
  rstStream: 0x3,
  settings: 0x4,
  pushPromise: 0x5,
  ping: 0x6,
  goaway: 0x7,
  windowUpdate: 0x8,
  continuation: 0x9,
} as const;

/** Flags; END_STREAM of a SETTINGS or PING frame is ACK. */
export const FLAG = { endStream: 0x1, ack: 0x1, endHeaders: 0x4, padded: 0x8 } as const;

/** Error codes of RST_STREAM and GOAWAY. @see https://www.rfc-editor.org/rfc/rfc9113#section-7 */
export const CODE = {
  noError: 0x0,
  protocolError: 0x1,
  internalError: 0x2,
  flowControlError: 0x3,
  settingsTimeout: 0x4,
  streamClosed: 0x5,
  frameSizeError: 0x6,
  refusedStream: 0x7,
  cancel: 0x8,
  compressionError: 0x9,
  connectError: 0xa,
  enhanceYourCalm: 0xb,
  inadequateSecurity: 0xc,
  http11Required: 0xd,
} as const;

/** A frame with any type, flags, stream and payload. */
export function frame(
  type: number,
  { flags = 0, stream = 0 }: { readonly flags?: number; readonly stream?: number } = {},
  payload: Uint8Array = Buffer.alloc(0),
): Buffer {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

/** Header fields that change no state of the compression: literals without indexing. @see https://www.rfc-editor.org/rfc/rfc7541#section-6.2.2 */
export function headerBlock(fields: readonly (readonly [name: string, value: string])[]): Buffer {
  return Buffer.concat(fields.flatMap(([name, value]) => [Buffer.of(0), literal(name), literal(value)]));
}

function literal(text: string): Buffer {
  const bytes = Buffer.from(text, 'latin1');
  return Buffer.concat([integer(bytes.length), bytes]);
}

/** An integer with a prefix of seven bits. @see https://www.rfc-editor.org/rfc/rfc7541#section-5.1 */
function integer(value: number): Buffer {
  if (value < 127) return Buffer.of(value);
  const bytes = [127];
  let rest = value - 127;
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128);
  return Buffer.of(...bytes, rest);
}

/** RST_STREAM. */
export function rstStream(stream: number, code: number): Buffer {
  return frame(FRAME.rstStream, { stream }, uint32(code));
}

/** GOAWAY: streams after `lastStream` were not processed. */
export function goaway(lastStream: number, code: number): Buffer {
  return frame(FRAME.goaway, {}, Buffer.concat([uint32(lastStream), uint32(code)]));
}

/** Four bytes in network order. */
export function uint32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}
