import { onBody } from './effects.ts';
import { CHUNKED, chunk, halves, head, LAST_CHUNK, lengthOf, type Response, sends } from './raw.ts';
import type { Effect, Fault } from './types.ts';

/** Responses that break the rules of HTTP/1.1, or stretch them. */
export const WIRE: readonly Fault[] = [
  ...lengths(),
  ...chunks(),

  {
    name: 'a second response follows',
    effect: 'doubtful',
    does: sends((response) => [...kept(response), ...forged()]),
    core: true,
  },
  {
    name: 'a second response follows later',
    effect: 'doubtful',
    does: sends((response) => [...kept(response), 30, ...forged()]),
  },
  {
    name: 'bytes follow the response',
    effect: 'doubtful',
    does: sends((response) => [...whole(response), 'more than that']),
  },
  {
    name: 'a HEAD or an empty response with a body',
    effect: ({ content }) => (content === 'none' ? 'doubtful' : undefined),
    does: sends((response) => [head(response, { 'Content-Length': '5' }), 'bytes']),
  },
];

function whole(response: Response): readonly (string | Uint8Array)[] {
  return [head(response, lengthOf(response)), response.body];
}

/** The same on a connection that stays open, so that the next request may use it. */
function kept(response: Response): readonly (string | Uint8Array)[] {
  return [head(response, { ...lengthOf(response), Connection: 'keep-alive' }), response.body];
}

/** A response to the next request, from whoever could slip something into this one. */
function forged(): readonly string[] {
  return ['HTTP/1.1 404 Not Found\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}'];
}

/** Lies about the length. */
function lengths(): readonly Fault[] {
  const length = (name: string, value: (length: number) => string | readonly string[], effect: Effect): Fault => ({
    name: `Content-Length: ${name}`,
    effect: onBody(effect),
    does: sends((response) => [head(response, { 'Content-Length': value(response.length) }), response.body]),
  });
  return [
    { ...length('one more', (size) => `${size + 1}`, 'lost'), core: true },
    // The last byte may be a line end.
    { ...length('one less', (size) => `${size - 1}`, 'doubtful'), core: true },
    // A call may have no response body.
    {
      ...length('0', () => '0', 'wrong'),
      effect: (request) => onBody(request.role === 'write' ? 'doubtful' : 'wrong')(request),
    },
    length('-1', () => '-1', 'lost'),
    length('nothing', () => '', 'lost'),
    length('a word', () => 'all', 'lost'),
    length('with a plus', (size) => `+${size}`, 'lost'),
    length('hexadecimal', (size) => `0x${size.toString(16)}`, 'lost'),
    length('beyond 64 bits', () => '99999999999999999999', 'lost'),
    length('twice', (size) => [`${size}`, `${size}`], 'doubtful'),
    length('twice, different', (size) => [`${size}`, `${size - 1}`], 'lost'),
    length('a list', (size) => `${size}, ${size}`, 'doubtful'),
    {
      name: 'Content-Length and chunks',
      effect: onBody('doubtful'),
      does: sends((response) => [
        head(response, { ...lengthOf(response), ...CHUNKED }),
        chunk(response.body),
        LAST_CHUNK,
      ]),
    },
  ];
}

/** Lies in the chunked encoding. */
function chunks(): readonly Fault[] {
  const encoded = (
    name: string,
    parts: (bytes: Buffer) => readonly (string | Uint8Array)[],
    effect: Effect,
  ): Fault => ({
    name: `chunks: ${name}`,
    effect: onBody(effect),
    does: sends((response) => [head(response, CHUNKED), ...parts(response.body)]),
  });
  const sized = (size: string, bytes: Uint8Array) => [`${size}\r\n`, bytes, '\r\n'];
  return [
    encoded('a size that is not a number', (bytes) => [...sized('zz', bytes), LAST_CHUNK], 'lost'),
    encoded('a negative size', (bytes) => [...sized('-5', bytes), LAST_CHUNK], 'lost'),
    encoded('a size beyond 64 bits', (bytes) => [...sized('fffffffffffffffff', bytes), LAST_CHUNK], 'lost'),
    encoded('a size too large', (bytes) => [...sized((bytes.length + 1).toString(16), bytes), LAST_CHUNK], 'lost'),
    encoded('a size too small', (bytes) => [...sized((bytes.length - 1).toString(16), bytes), LAST_CHUNK], 'lost'),
    encoded(
      'an extension',
      (bytes) => [...sized(`${bytes.length.toString(16)};name="value"`, bytes), LAST_CHUNK],
      'doubtful',
    ),
    encoded(
      'an extension of 100 KB',
      (bytes) => [...sized(`${bytes.length.toString(16)};${'x'.repeat(100_000)}`, bytes), LAST_CHUNK],
      'doubtful',
    ),
    encoded('a trailer', (bytes) => [chunk(bytes), '0\r\nX-Trailer: x\r\n\r\n'], 'whole'),
    encoded(
      'a trailer with a status',
      (bytes) => [chunk(bytes), '0\r\nContent-Length: 1\r\nLink: </v2/>; rel="next"\r\n\r\n'],
      'doubtful',
    ),
    encoded(
      'one byte each',
      (bytes) =>
        [
          Buffer.concat([...bytes.subarray(0, 2_000)].map((byte) => chunk(Buffer.of(byte)))),
          chunk(bytes.subarray(2_000)),
          LAST_CHUNK,
        ].filter((part) => part.length > 5),
      'doubtful',
    ),
    encoded('no line end after the data', (bytes) => [`${bytes.length.toString(16)}\r\n`, bytes, LAST_CHUNK], 'lost'),
    encoded('none, the body is plain', (bytes) => [bytes], 'lost'),
    encoded(
      'the last one in the middle',
      (bytes) => [chunk(halves(bytes)[0]), LAST_CHUNK, chunk(halves(bytes)[1]), LAST_CHUNK],
      'wrong',
    ),
  ];
}
