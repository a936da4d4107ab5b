import type { FaultKind } from '../support/registry/fault.ts';
import {
  dataFrames,
  type Field,
  type Http2Response,
  headersFrame,
  sendsFrames,
} from '../support/registry/http2-response.ts';
import type { Ending, Parts } from '../support/registry/parts.ts';
import type { EffectOf } from './effects.ts';
import { halves } from './raw.ts';

/** The server or the client ends HTTP/2 with an error of the protocol: reads are sent again over HTTP/1.1, writes are not. */
export const broken: EffectOf = ({ role }) => (role === 'write' ? 'lost' : 'whole');

/** The server says that it did not process the request, again and again: its outcome is known. */
export const refused: EffectOf = ({ role }) => (role === 'write' ? 'wrong' : 'lost');

/** A fault of HTTP/2 only. */
export function sends(partsOf: (response: Http2Response) => Parts, ending: Ending = 'open'): FaultKind {
  return { kind: 'write', http2: sendsFrames(partsOf, ending) };
}

/** The frames before a fault, by the moment at which it occurs. */
export const MOMENTS = {
  'before the response': () => [],
  'after the headers': (response: Http2Response) => [headersFrame(response)],
  'in the body': halfInFrames,
} as const;

/** Half of the body, without END_STREAM. */
export function halfOf({ stream, body }: Http2Response): Buffer {
  return dataFrames(stream, halves(body)[0], 0);
}

/** The same without content-length. */
export function unmeasured({ fields: given, ...response }: Http2Response): Http2Response {
  return { ...response, fields: given.filter(([name]) => name !== 'content-length') };
}

/** The same with more header fields. */
export function withFields(response: Http2Response, more: readonly Field[]): Http2Response {
  return { ...response, fields: [...response.fields, ...more] };
}

/** The headers and half of the body. */
export function halfInFrames(response: Http2Response): readonly Uint8Array[] {
  return [headersFrame(response), halfOf(response)];
}

/** Everything except the flag that ends the stream, and without a length. */
export function withoutEnd(response: Http2Response): readonly Uint8Array[] {
  return [headersFrame(unmeasured(response)), dataFrames(response.stream, response.body, 0)];
}
