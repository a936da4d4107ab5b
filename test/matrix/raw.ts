import { type ServerResponse, STATUS_CODES } from 'node:http';
import type { Answer, Headers } from '../support/registry/answer.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import { type Http2Response, sendsFrames } from '../support/registry/http2-response.ts';
import { type Ending, type Parts, sendParts } from '../support/registry/parts.ts';

/** The registry's response, taken apart. */
export interface Response {
  /** With a line end. */
  readonly statusLine: string;
  /** Without Content-Length and Connection. */
  readonly headers: Headers;
  /** Empty for a HEAD. */
  readonly body: Buffer;
  /** The body of the GET, for a HEAD. */
  readonly length: number;
}

/** A fault that sends these parts, and over HTTP/2 these frames with the same meaning; without them it is one of HTTP/1.1 only. */
export function sends(
  partsOf: (response: Response) => Parts,
  ending: Ending = 'end',
  framesOf?: (response: Http2Response) => Parts,
): FaultKind {
  return {
    kind: 'write',
    http1: (response, given) => void send(response, given, { partsOf, ending }),
    ...(framesOf && { http2: sendsFrames(framesOf, ending) }),
  };
}

interface Sending {
  readonly partsOf: (response: Response) => Parts;
  readonly ending: Ending;
}

async function send(response: ServerResponse, given: Answer, { partsOf, ending }: Sending): Promise<void> {
  const { socket } = response;
  if (socket === null) return;
  const body = Buffer.from(given.body);
  const parts = partsOf({
    statusLine: `HTTP/1.1 ${given.status} ${STATUS_CODES[given.status] ?? ''}\r\n`,
    headers: given.headers,
    body: response.req.method === 'HEAD' ? Buffer.alloc(0) : body,
    length: body.length,
  });
  await sendParts({ socket, reset: () => socket.resetAndDestroy() }, parts, ending);
}

/** The status line and the headers, with the empty line that ends them; by default the connection ends with the response. */
export function head({ statusLine, headers }: Pick<Response, 'statusLine' | 'headers'>, more: Headers = {}): string {
  return `${statusLine}${headerLines({ ...headers, Connection: 'close', ...more })}\r\n`;
}

/** Headers, each with its line end. */
export function headerLines(headers: Headers): string {
  return Object.entries(headers)
    .flatMap(([name, value]) => [value].flat().map((one) => `${name}: ${one}\r\n`))
    .join('');
}

/** The header that says how long the body is. */
export function lengthOf({ length }: Pick<Response, 'length'>): Headers {
  return { 'Content-Length': String(length) };
}

/** One chunk of the chunked encoding. */
export function chunk(bytes: Uint8Array): Uint8Array {
  return Buffer.concat([Buffer.from(`${bytes.length.toString(16)}\r\n`), bytes, Buffer.from('\r\n')]);
}

export const CHUNKED: Headers = { 'Transfer-Encoding': 'chunked' };
export const LAST_CHUNK = '0\r\n\r\n';

/** The first and the second half. */
export function halves(body: Buffer): readonly [Buffer, Buffer] {
  const middle = Math.floor(body.length / 2);
  return [body.subarray(0, middle), body.subarray(middle)];
}

/** The same part for ever. */
export function* forever(part: string | Uint8Array, pause?: number): Generator<string | Uint8Array | number> {
  for (;;) {
    yield part;
    if (pause !== undefined) yield pause;
  }
}
