import { CODE, FLAG, FRAME, frame, headerBlock, rstStream, uint32 } from '../support/registry/http2-frames.ts';
import {
  dataFrames,
  type Field,
  type Http2Response,
  headersFrame,
  wholeResponse,
} from '../support/registry/http2-response.ts';
import { onBody } from './effects.ts';
import { forever } from './raw.ts';
import { broken, sends } from './raw-http2.ts';
import type { Fault } from './types.ts';

/** Header fields and frames of HTTP/2 that break the rules, or stretch them. */
export const HTTP2_FRAMES: readonly Fault[] = [...fields(), ...frames(), ...additions(), ...floods()];

/** Headers that are not allowed, or are too many. */
function fields(): readonly Fault[] {
  const has = (
    name: string,
    effect: Fault['effect'],
    change: (given: readonly Field[]) => readonly Field[],
  ): Fault => ({
    name: `header fields: ${name}`,
    effect,
    does: sends((response) => wholeResponse({ ...response, fields: change(response.fields) })),
  });
  const withStatus = (status: string) => (given: readonly Field[]) =>
    given.map((field): Field => (field[0] === ':status' ? [':status', status] : field));
  const adds =
    (...more: readonly Field[]) =>
    (given: readonly Field[]) => [...given, ...more];
  return [
    has('no :status', broken, (given) => given.slice(1)),
    has(':status twice', broken, (given) => [[':status', '200'], ...given]),
    has(':status 20', broken, withStatus('20')),
    has(':status abc', broken, withStatus('abc')),
    has(':status 101', broken, withStatus('101')),
    has(':status after a header', broken, ([status, ...rest]) => [...rest, ...(status === undefined ? [] : [status])]),
    has('an unknown pseudo-header', broken, (given) => [[':state', 'ok'], ...given]),
    has('a name in upper case', 'doubtful', adds(['X-Name', 'x'])),
    has('Connection: close', 'doubtful', adds(['connection', 'close'])),
    has('Transfer-Encoding: chunked', 'doubtful', adds(['transfer-encoding', 'chunked'])),
    has('a line end in a value', 'doubtful', adds(['x-name', 'a\r\nlink: </v2/>; rel="next"'])),
    has('a zero byte', 'doubtful', adds(['x-name', 'a\0b'])),
    has('an empty name', 'doubtful', adds(['', 'x'])),
    has('a name of 10 KB', 'whole', adds([`x-${'n'.repeat(10_000)}`, 'x'])),
  ];
}

/** Frames that are not valid at this place. Both sides close the connection because of them. */
function frames(): readonly Fault[] {
  const instead = (
    name: string,
    frameOf: (response: Http2Response) => Uint8Array,
    effect: Fault['effect'] = broken,
  ): Fault => ({
    name: `frames: ${name}`,
    effect,
    does: sends((response) => [frameOf(response), ...wholeResponse(response)]),
  });
  return [
    instead('headers that cannot be decompressed', ({ stream }) =>
      frame(FRAME.headers, { stream, flags: FLAG.endHeaders }, Buffer.of(0xff, 0xff, 0xff, 0xff, 0x0f)),
    ),
    instead('DATA of stream 0', () => frame(FRAME.data, {}, Buffer.from('x'))),
    instead('DATA of another stream', ({ stream }) => dataFrames(stream + 100, Buffer.from('x'), 0)),
    instead('DATA of 100 KB', ({ stream }) => frame(FRAME.data, { stream }, Buffer.alloc(100_000))),
    instead('padding longer than the frame', ({ stream }) =>
      frame(FRAME.data, { stream, flags: FLAG.padded }, Buffer.of(200, 0)),
    ),
    instead('RST_STREAM of a stream that is not open', ({ stream }) => rstStream(stream + 100, CODE.cancel)),
    instead('RST_STREAM of five bytes', ({ stream }) => frame(FRAME.rstStream, { stream }, Buffer.alloc(5))),
    instead('SETTINGS of five bytes', () => frame(FRAME.settings, {}, Buffer.alloc(5))),
    instead('SETTINGS with a window of 4 GiB', () =>
      frame(FRAME.settings, {}, Buffer.concat([Buffer.of(0, 4), uint32(2 ** 32 - 1)])),
    ),
    instead('WINDOW_UPDATE of 0', () => frame(FRAME.windowUpdate, {}, uint32(0))),
    instead('PING of seven bytes', () => frame(FRAME.ping, {}, Buffer.alloc(7))),
    instead('PUSH_PROMISE, which the client has disabled', ({ stream }) =>
      frame(
        FRAME.pushPromise,
        { stream, flags: FLAG.endHeaders },
        Buffer.concat([uint32(2), headerBlock([[':path', '/v2/']])]),
      ),
    ),
    instead('CONTINUATION without headers', ({ stream }) =>
      frame(FRAME.continuation, { stream, flags: FLAG.endHeaders }),
    ),
    instead('headers that another frame interrupts', ({ stream }) =>
      Buffer.concat([
        frame(FRAME.headers, { stream }, headerBlock([[':status', '200']])),
        frame(FRAME.ping, {}, Buffer.alloc(8)),
      ]),
    ),
    { ...instead('HTTP/1.1 200 OK', () => Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}')), core: true },
    instead('noise', () => Buffer.from(Array.from({ length: 4096 }, (_, index) => (index * 7919 + 13) % 256))),
  ];
}

/** What a server may send. Not PING and SETTINGS: the server below these frames would end the connection because it did not expect the acknowledgement. */
function additions(): readonly Fault[] {
  const first = (
    name: string,
    frameOf: (response: Http2Response) => Uint8Array,
    effect: Fault['effect'] = 'whole',
  ): Fault => ({
    name: `${name} before the response`,
    effect,
    does: sends((response) => [frameOf(response), ...wholeResponse(response)]),
  });
  const status =
    (code: string) =>
    ({ stream }: Http2Response) =>
      headersFrame({
        stream,
        fields: [
          [':status', code],
          ['link', '</v2/>; rel="next"'],
        ],
      });
  return [
    first('100', status('100')),
    first('103', status('103')),
    first('100 times 103', (response) => Buffer.concat(Array(100).fill(status('103')(response))), 'doubtful'),
    first('PRIORITY', ({ stream }) => frame(FRAME.priority, { stream }, Buffer.alloc(5))),
    first('WINDOW_UPDATE', () => frame(FRAME.windowUpdate, {}, uint32(1000))),
    first('an unknown frame', () => frame(0xbe, {}, Buffer.from('grease'))),
    {
      name: 'the body in padded frames',
      effect: onBody('whole'),
      does: sends((response) => [
        headersFrame(response),
        frame(
          FRAME.data,
          { stream: response.stream, flags: FLAG.padded | FLAG.endStream },
          Buffer.concat([Buffer.of(9), response.body, Buffer.alloc(9)]),
        ),
      ]),
    },
    {
      name: 'the body in frames of one byte',
      effect: onBody('whole'),
      does: sends((response) => [
        headersFrame(response),
        Buffer.concat(
          [...response.body.subarray(0, 300)].map((byte) => dataFrames(response.stream, Buffer.of(byte), 0)),
        ),
        dataFrames(response.stream, response.body.subarray(300)),
      ]),
    },
  ];
}

/** Frames without end. */
function floods(): readonly Fault[] {
  const flood = (
    name: string,
    start: (response: Http2Response) => Uint8Array,
    more: (response: Http2Response) => Uint8Array,
    effect: Fault['effect'] = broken,
  ): Fault => ({
    name: `${name} without end`,
    effect,
    does: sends(function* (response) {
      yield start(response);
      yield* forever(more(response), 1);
    }),
    waits: true,
  });
  const nothing = () => Buffer.alloc(0);
  return [
    flood(
      'headers',
      ({ stream }) => frame(FRAME.headers, { stream }, headerBlock([[':status', '200']])),
      ({ stream }) =>
        frame(FRAME.continuation, { stream }, Buffer.concat(Array(100).fill(headerBlock([['x-more', 'and more']])))),
      'doubtful',
    ),
    flood(
      'empty DATA frames',
      headersFrame,
      ({ stream }) => Buffer.concat(Array(100).fill(dataFrames(stream, nothing(), 0))),
      'doubtful',
    ),
    flood('PING', nothing, () => Buffer.concat(Array(100).fill(frame(FRAME.ping, {}, Buffer.alloc(8)))), 'doubtful'),
    flood('SETTINGS', nothing, () => Buffer.concat(Array(100).fill(frame(FRAME.settings))), 'doubtful'),
    flood('103', nothing, ({ stream }) => headersFrame({ stream, fields: [[':status', '103']] }), 'doubtful'),
  ];
}
