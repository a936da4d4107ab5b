import type { Answer } from './answer.ts';
import type { Http2Call } from './call.ts';
import type { Writers } from './fault.ts';
import { FLAG, FRAME, frame, headerBlock } from './http2-frames.ts';
import { type Ending, type Parts, sendParts } from './parts.ts';

/** The registry's response over HTTP/2, taken apart. */
export interface Http2Response {
  /** The number of the stream. */
  readonly stream: number;
  /** `:status`, the headers in lower case, and `content-length`. */
  readonly fields: readonly Field[];
  /** Empty for a HEAD. */
  readonly body: Buffer;
}

/** A header field; the order and repetitions matter. */
export type Field = readonly [name: string, value: string];

/** Sends these bytes as frames of the connection, instead of the response. */
export function sendsFrames(
  partsOf: (response: Http2Response) => Parts,
  ending: Ending = 'open',
): NonNullable<Writers['http2']> {
  return (call, given) => {
    const { socket, connection } = call;
    void sendParts({ socket, reset: () => connection.reset() }, partsOf(takeApart(call, given)), ending);
  };
}

function takeApart({ stream: { id = 0 }, method }: Http2Call, { status, headers, body }: Answer): Http2Response {
  const bytes = Buffer.from(body);
  const fields = Object.entries(headers).flatMap(([name, value]) =>
    [value].flat().map((one): Field => [name.toLowerCase(), one]),
  );
  return {
    stream: id,
    fields: [[':status', String(status)], ...fields, ['content-length', String(bytes.length)]],
    body: method === 'HEAD' ? Buffer.alloc(0) : bytes,
  };
}

/** A HEADERS frame with all fields; `flags` besides END_HEADERS. */
export function headersFrame({ stream, fields }: Pick<Http2Response, 'stream' | 'fields'>, flags = 0): Buffer {
  return frame(FRAME.headers, { stream, flags: FLAG.endHeaders | flags }, headerBlock(fields));
}

/** The body in DATA frames of the largest size that every client takes; the last one ends the stream unless `flags` is 0. */
export function dataFrames(stream: number, body: Uint8Array, flags: number = FLAG.endStream): Buffer {
  const frames: Buffer[] = [];
  for (let at = 0; at === 0 || at < body.length; at += MAX_FRAME) {
    const isLast = at + MAX_FRAME >= body.length;
    frames.push(frame(FRAME.data, { stream, flags: isLast ? flags : 0 }, body.subarray(at, at + MAX_FRAME)));
  }
  return Buffer.concat(frames);
}

/** Bytes. @see https://www.rfc-editor.org/rfc/rfc9113#name-defined-settings */
const MAX_FRAME = 16_384;

/** The whole response; that to a HEAD ends with its headers. */
export function wholeResponse(response: Http2Response): readonly Buffer[] {
  if (response.body.length === 0) return [headersFrame(response, FLAG.endStream)];
  return [headersFrame(response), dataFrames(response.stream, response.body)];
}
