import { dataFrames, headersFrame } from '../support/registry/http2-response.ts';
import { onBody } from './effects.ts';
import { CHUNKED, chunk, forever, halves, head, LAST_CHUNK, lengthOf, type Response, sends } from './raw.ts';
import { sends as framesOnly, halfInFrames, unmeasured, withoutEnd } from './raw-http2.ts';
import type { Effect, Fault, StepRequest } from './types.ts';

/** What the network does to a response that the registry gave. */
export const NETWORK: readonly Fault[] = [
  { name: 'the connection is reset before the response', effect: 'lost', does: { kind: 'reset' }, core: true },
  {
    name: 'the connection is closed before the response',
    effect: 'lost',
    does: sends(
      () => [],
      'end',
      () => [],
    ),
  },
  { name: 'the connection is closed in the status line', effect: 'lost', does: sends(() => ['HTTP/1.1 20']) },
  {
    name: 'the connection is closed in the headers',
    effect: 'lost',
    does: sends(
      (response) => [head(response).slice(0, -4)],
      'end',
      (response) => [headersFrame(response).subarray(0, -4)],
    ),
  },
  {
    name: 'the connection is reset in the headers',
    effect: 'lost',
    does: sends(
      (response) => [head(response).slice(0, -4), 20],
      'reset',
      (response) => [headersFrame(response).subarray(0, -4), 20],
    ),
  },
  {
    name: 'the connection is reset after the headers',
    effect: onBody('lost'),
    does: sends(
      (response) => [whole(response), 20],
      'reset',
      (response) => [headersFrame(response), 20],
    ),
  },
  { name: 'the connection is cut in the body', effect: onBody('lost'), does: { kind: 'cut' }, core: true },
  {
    name: 'the connection is closed in the body',
    effect: onBody('lost'),
    does: sends((response) => [whole(response), half(response)], 'end', halfInFrames),
  },
  {
    name: 'the connection is reset in the body',
    effect: onBody('lost'),
    does: sends(
      (response) => [whole(response), half(response), 20],
      'reset',
      (response) => [...halfInFrames(response), 20],
    ),
  },
  {
    name: 'the connection is closed before the last byte',
    effect: onBody('lost'),
    does: sends(
      (response) => [whole(response), response.body.subarray(0, -1)],
      'end',
      (response) => [headersFrame(response), dataFrames(response.stream, response.body.subarray(0, -1), 0)],
    ),
  },
  {
    name: 'the connection is closed in a chunk',
    effect: onBody('lost'),
    does: sends((response) => [head(response, CHUNKED), chunk(response.body).subarray(0, -8)]),
  },
  {
    name: 'the connection is closed before the last chunk',
    effect: onBody('lost'),
    does: sends((response) => [head(response, CHUNKED), chunk(response.body)], 'end', withoutEnd),
    core: true,
  },
  {
    name: 'the connection is reset before the last chunk',
    effect: onBody('lost'),
    does: sends(
      (response) => [head(response, CHUNKED), chunk(response.body), 20],
      'reset',
      (response) => [...withoutEnd(response), 20],
    ),
  },
  {
    name: 'the body ends with the connection',
    effect: 'whole',
    does: sends((response) => [head(response), response.body]),
  },
  {
    name: 'the body ends with the connection, in the middle',
    effect: onBody('wrong'),
    does: sends((response) => [head(response), half(response)]),
    core: true,
  },
  {
    name: 'the body ends with a reset',
    effect: onBody('lost'),
    does: sends((response) => [head(response), half(response), 20], 'reset'),
  },
  {
    name: 'the body comes in chunks',
    effect: onBody('whole'),
    does: sends((response) => [head(response, CHUNKED), ...halves(response.body).map(chunk), LAST_CHUNK]),
  },
  {
    name: 'the body comes slowly',
    effect: onBody('whole'),
    does: {
      ...sends((response) => [whole(response), ...halves(response.body).flatMap((part) => [60, part])]),
      ...framesOnly((response) => [
        headersFrame(response),
        ...halves(response.body).flatMap((part, index) => [60, dataFrames(response.stream, part, index)]),
      ]),
    },
  },
  { name: 'the response comes slowly', effect: 'whole', does: { kind: 'delay', milliseconds: 150 }, core: true },

  {
    name: 'no response',
    effect: 'lost',
    does: sends(
      () => [],
      'open',
      () => [],
    ),
    waits: true,
    core: true,
  },
  {
    name: 'nothing after the headers',
    effect: onBody('lost'),
    does: sends(
      (response) => [whole(response)],
      'open',
      (response) => [headersFrame(response)],
    ),
    waits: true,
  },
  {
    name: 'nothing after half of the headers',
    effect: 'lost',
    does: sends(
      (response) => [head(response).slice(0, -4)],
      'open',
      (response) => [headersFrame(response).subarray(0, -4)],
    ),
    waits: true,
  },
  { name: 'nothing after half of the body', effect: onBody('lost'), does: { kind: 'stall' }, waits: true },
  {
    name: 'nothing instead of the last byte',
    effect: onBody('lost'),
    does: sends(
      (response) => [whole(response), response.body.subarray(0, -1)],
      'open',
      (response) => [headersFrame(response), dataFrames(response.stream, response.body.subarray(0, -1), 0)],
    ),
    waits: true,
  },
  {
    name: 'nothing instead of the last chunk',
    effect: onBody('lost'),
    does: sends((response) => [head(response, CHUNKED), chunk(response.body)], 'open', withoutEnd),
    waits: true,
  },
  {
    name: 'a byte of the body now and then',
    effect: onBody('lost'),
    does: sends(
      (response) => drip(head(response, { 'Content-Length': '1000000' }), ' '),
      'open',
      (response) => drip(headersFrame(unmeasured(response)), dataFrames(response.stream, Buffer.from(' '), 0)),
    ),
    waits: true,
  },
  {
    name: 'a byte of the headers now and then',
    effect: 'lost',
    does: sends(({ statusLine }) => drip(`${statusLine}X-Slow: `, ' '), 'open'),
    waits: true,
  },
  {
    name: 'the response comes after the deadline',
    effect: 'lost',
    does: { kind: 'delay', milliseconds: 1500 },
    waits: true,
  },

  {
    name: 'a body without end',
    effect: onBody('lost'),
    does: sends(
      (response) => flood(head(response, CHUNKED), chunk(BLANKS)),
      'end',
      (response) => flood(headersFrame(unmeasured(response)), dataFrames(response.stream, BLANKS, 0)),
    ),
  },
  {
    name: 'a body of 10 GB',
    effect: onBody('lost'),
    does: sends((response) => flood(head(response, { 'Content-Length': '10000000000' }), BLANKS)),
  },
  {
    name: 'headers without end',
    effect: 'lost',
    does: sends(({ statusLine }) => flood(statusLine, 'X-More: and more and more and more\r\n')),
  },

  { name: 'the connection is reset once', effect: repeated, does: { kind: 'reset' }, times: 1, retries: 1, core: true },
  {
    name: 'the connection is cut in the body once',
    effect: (request) => onBody(repeated(request))(request),
    does: { kind: 'cut' },
    times: 1,
    retries: 1,
  },
  { name: 'the connection is reset again and again', effect: 'lost', does: { kind: 'reset' }, retries: 1 },
];

/** Reads are repeated, writes never. */
function repeated({ role }: StepRequest): Effect {
  return role === 'write' ? 'lost' : 'whole';
}

function whole(response: Response): string {
  return head(response, lengthOf(response));
}

function half({ body: bytes }: Response): Uint8Array {
  return halves(bytes)[0];
}

function* drip(start: string | Uint8Array, more: string | Uint8Array): Generator<string | Uint8Array | number> {
  yield start;
  yield* forever(more, 100);
}

function* flood(start: string | Uint8Array, more: string | Uint8Array): Generator<string | Uint8Array | number> {
  yield start;
  yield* forever(more);
}

const BLANKS = Buffer.alloc(1 << 16, ' ');
