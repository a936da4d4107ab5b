import { CODE, FLAG, goaway, rstStream } from '../support/registry/http2-frames.ts';
import {
  dataFrames,
  type Field,
  type Http2Response,
  headersFrame,
  wholeResponse,
} from '../support/registry/http2-response.ts';
import type { Ending, Parts } from '../support/registry/parts.ts';
import { type EffectOf, onBody } from './effects.ts';
import { halves } from './raw.ts';
import { broken, halfOf, MOMENTS, refused, sends, unmeasured, withFields } from './raw-http2.ts';
import type { Effect, Fault } from './types.ts';

/** Responses over HTTP/2 that end too early, or whose end is not what they announce. */
export const WIRE_HTTP2: readonly Fault[] = [...resets(), ...goaways(), ...endings(), ...lengths()];

/** RST_STREAM with each code that matters, before the response, after its headers and in its body. */
function resets(): readonly Fault[] {
  const codes: readonly (readonly [keyof typeof CODE, Effect | EffectOf])[] = [
    ['noError', 'lost'],
    ['internalError', 'lost'],
    ['cancel', 'lost'],
    ['enhanceYourCalm', 'lost'],
    ['protocolError', broken],
    ['http11Required', broken],
  ];
  const reset = (code: keyof typeof CODE, effect: Fault['effect'], at: keyof typeof MOMENTS): Fault => ({
    name: `RST_STREAM with ${code} ${at}`,
    effect: at === 'before the response' || typeof effect === 'function' ? effect : onBody('lost'),
    does: sends((response) => [...MOMENTS[at](response), rstStream(response.stream, CODE[code])]),
  });
  return [
    ...codes.flatMap(([code, effect]) => [
      reset(code, effect, 'before the response'),
      { ...reset(code, effect, 'in the body'), effect: onBody(typeof effect === 'function' ? 'doubtful' : effect) },
    ]),
    reset('noError', 'lost', 'after the headers'),
    { ...reset('refusedStream', refused, 'before the response'), core: true, refuses: true },
    {
      ...reset('refusedStream', refused, 'before the response'),
      name: 'RST_STREAM with refusedStream once',
      effect: 'whole',
      times: 1,
      refuses: true,
    },
    {
      name: 'RST_STREAM with noError after the response',
      effect: 'whole',
      does: sends((response) => [...wholeResponse(response), rstStream(response.stream, CODE.noError)]),
    },
    {
      name: 'RST_STREAM with an unknown code',
      effect: 'lost',
      does: sends(({ stream }) => [rstStream(stream, 0x99)]),
    },
  ];
}

function goaways(): readonly Fault[] {
  const goes = (
    name: string,
    effect: Fault['effect'],
    partsOf: (response: Http2Response) => Parts,
    ending?: Ending,
  ): Fault => ({
    name: `GOAWAY ${name}`,
    effect,
    does: sends(partsOf, ending),
  });
  return [
    {
      ...goes('before the response', 'whole', (response) => [
        goaway(response.stream, CODE.noError),
        ...wholeResponse(response),
      ]),
      core: true,
    },
    goes(
      'before the response, and the connection is closed',
      'lost',
      ({ stream }) => [goaway(stream, CODE.noError)],
      'end',
    ),
    goes(
      'in the body, and the connection is closed',
      onBody('lost'),
      (response) => [headersFrame(response), goaway(response.stream, CODE.noError), halfOf(response)],
      'end',
    ),
    {
      ...goes('for earlier streams only', refused, ({ stream }) => [goaway(stream - 2, CODE.noError)], 'end'),
      refuses: true,
    },
    {
      ...goes('for earlier streams only, once', 'whole', ({ stream }) => [goaway(stream - 2, CODE.noError)], 'end'),
      times: 1,
      refuses: true,
    },
    goes('with INTERNAL_ERROR', 'lost', ({ stream }) => [goaway(stream, CODE.internalError)]),
    goes('with ENHANCE_YOUR_CALM', 'lost', ({ stream }) => [goaway(stream, CODE.enhanceYourCalm)]),
    goes('with PROTOCOL_ERROR', broken, ({ stream }) => [goaway(stream, CODE.protocolError)]),
    goes('with INADEQUATE_SECURITY', broken, ({ stream }) => [goaway(stream, CODE.inadequateSecurity)]),
    goes('twice, the second for fewer streams', 'whole', (response) => [
      goaway(2 ** 31 - 1, CODE.noError),
      goaway(response.stream, CODE.noError),
      ...wholeResponse(response),
    ]),
  ];
}

/** Where the stream ends. */
function endings(): readonly Fault[] {
  const wrongEnd: EffectOf = (request) => onBody(request.role === 'write' ? 'doubtful' : 'wrong')(request);
  return [
    {
      name: 'END_STREAM with the headers',
      effect: wrongEnd,
      does: sends((response) => [headersFrame(unmeasured(response), FLAG.endStream)]),
    },
    {
      name: 'END_STREAM in the middle of the body',
      effect: onBody('wrong'),
      does: sends((response) => [
        headersFrame(unmeasured(response)),
        dataFrames(response.stream, halves(response.body)[0]),
      ]),
      core: true,
    },
    {
      name: 'END_STREAM in a frame of its own',
      effect: onBody('whole'),
      does: sends((response) => [
        headersFrame(response),
        dataFrames(response.stream, response.body, 0),
        dataFrames(response.stream, Buffer.alloc(0)),
      ]),
    },
    {
      name: 'no END_STREAM',
      effect: onBody('lost'),
      does: sends((response) => [headersFrame(response), dataFrames(response.stream, response.body, 0)]),
      waits: true,
    },
    {
      name: 'DATA after END_STREAM',
      effect: 'doubtful',
      does: sends((response) => [...wholeResponse(response), dataFrames(response.stream, Buffer.from('more'))]),
    },
    {
      name: 'DATA before the headers',
      effect: (request) => (request.content === 'none' ? undefined : broken(request)),
      does: sends((response) => [
        dataFrames(response.stream, response.body, 0),
        headersFrame(response, FLAG.endStream),
      ]),
    },
    { name: 'trailers', effect: onBody('whole'), does: sends((response) => trailers(response, [['x-trailer', 'x']])) },
    {
      name: 'trailers with a status',
      effect: onBody('doubtful'),
      does: sends((response) => trailers(response, [[':status', '404']])),
    },
    {
      name: 'trailers without END_STREAM',
      effect: onBody('doubtful'),
      does: sends((response) => trailers(response, [['x-trailer', 'x']], 0)),
      waits: true,
    },
  ];
}

function trailers(response: Http2Response, more: readonly Field[], flags: number = FLAG.endStream): readonly Buffer[] {
  const { stream, body } = response;
  return [headersFrame(response), dataFrames(stream, body, 0), headersFrame({ stream, fields: more }, flags)];
}

/** Lies about the length. */
function lengths(): readonly Fault[] {
  const length = (name: string, values: (length: number) => readonly string[], effect: Fault['effect']): Fault => ({
    name: `content-length: ${name}`,
    effect:
      typeof effect === 'function'
        ? (request) => (request.content === 'none' ? undefined : effect(request))
        : onBody(effect),
    does: sends((response) =>
      wholeResponse(
        withFields(
          unmeasured(response),
          values(response.body.length).map((value): Field => ['content-length', value]),
        ),
      ),
    ),
  });
  return [
    { ...length('one more', (size) => [`${size + 1}`], broken), core: true },
    length('one less', (size) => [`${size - 1}`], broken),
    length('0', () => ['0'], broken),
    length('none', () => [], 'whole'),
    length('-1', () => ['-1'], broken),
    length('a word', () => ['all'], broken),
    length('beyond 64 bits', () => ['99999999999999999999'], broken),
    length('twice', (size) => [`${size}`, `${size}`], 'doubtful'),
    length('twice, different', (size) => [`${size}`, `${size - 1}`], broken),
  ];
}
