import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import {
  CODES,
  data,
  END_STREAM,
  type FrameRequest,
  headers,
  OK,
  pushPromise,
  response,
  serveFrames,
} from '../../support/http2-frames.ts';
import { frame, goaway, rstStream } from '../../support/registry/http2-frames.ts';
import { buildRequest, networkErrorOf, openTransport } from './requests.ts';

const CERTIFICATE = await certificateFor('localhost');
const TRUSTED = { tls: trustCertificates(CERTIFICATE.cert) };

const REQUIRED = ['PROTOCOL_ERROR', 'INADEQUATE_SECURITY', 'HTTP_1_1_REQUIRED'] as const;

type Respond = (request: FrameRequest) => void;

const withFields =
  (...fields: readonly (readonly [string, string])[]): Respond =>
  ({ stream, send }) =>
    send(headers(stream, fields), data(stream, 'xyz', END_STREAM));

const BROKEN: readonly { readonly name: string; readonly respond: Respond; readonly says: string }[] = [
  ...REQUIRED.map((code) => ({
    name: `closes the connection with ${code}`,
    respond: (({ stream, send }) => send(goaway(stream, CODES[code]))) satisfies Respond,
    says: `the server closed the connection with HTTP/2 ${code}`,
  })),
  ...REQUIRED.map((code) => ({
    name: `resets the request with ${code}`,
    respond: (({ stream, send }) => send(rstStream(stream, CODES[code]))) satisfies Respond,
    says: `the stream was closed with HTTP/2 ${code}`,
  })),
  ...[
    { name: 'a body shorter than its length', respond: withFields(...OK, ['content-length', '9']) },
    { name: 'two lengths', respond: withFields(...OK, ['content-length', '3'], ['content-length', '3']) },
    { name: 'upper case in the name of a header', respond: withFields(...OK, ['Link', 'next']) },
    { name: 'a header of HTTP/1.1', respond: withFields(...OK, ['connection', 'close']) },
    { name: 'no status', respond: withFields(['x', '1']) },
    { name: 'a status that is not a number', respond: withFields([':status', 'abc']) },
    { name: 'a status of four digits', respond: withFields([':status', '2000']) },
    { name: 'two statuses', respond: withFields(...OK, ...OK) },
    { name: 'status 101', respond: withFields([':status', '101']) },
    {
      name: 'an interim response that ends the stream',
      respond: (({ stream, send }) => send(headers(stream, [[':status', '100']], END_STREAM))) satisfies Respond,
    },
    {
      name: 'trailers with a status',
      respond: (({ stream, send }) =>
        send(headers(stream, OK), headers(stream, [[':status', '500']], END_STREAM))) satisfies Respond,
    },
  ].map((one) => ({ ...one, says: 'the stream was closed with HTTP/2 PROTOCOL_ERROR' })),
  ...[
    { name: 'a body longer than its length', respond: withFields(...OK, ['content-length', '2']) },
    { name: 'a header block of 1 MiB', respond: withFields(...OK, ['x', 'y'.repeat(1 << 20)]) },
    {
      name: 'a pushed response',
      respond: (({ stream, send }) => send(pushPromise(stream, 2), response(stream, 'x'))) satisfies Respond,
    },
    { name: 'bytes that are not frames', respond: (({ send }) => send(Buffer.alloc(30, 'z'))) satisfies Respond },
    { name: 'DATA without a stream', respond: (({ send }) => send(data(0, 'x'))) satisfies Respond },
    {
      name: 'a header block that cannot be decompressed',
      respond: (({ stream, send }) =>
        send(frame(1, { flags: 5, stream }, Buffer.of(0xff, 0xff, 0xff, 0xff, 0xff)))) satisfies Respond,
    },
  ].map((one) => ({ ...one, says: 'the server sent frames that are not valid' })),
];

const GREETINGS: readonly { readonly name: string; readonly greet: (socket: Socket) => void; readonly says: string }[] =
  [
    {
      name: 'closes the connection',
      greet: (socket) => socket.end(),
      says: 'closed before the server sent its settings',
    },
    {
      name: 'drops the connection',
      greet: (socket) => socket.destroy(),
      says: 'closed before the server sent its settings',
    },
    {
      name: 'responds with HTTP/1.1',
      greet: (socket) => socket.write('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
      says: 'the server sent frames that are not valid',
    },
    {
      name: 'responds with HTTP/1.1, and closes the connection',
      greet: (socket) => socket.end('HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n'),
      says: 'the server sent frames that are not valid',
    },
    { name: 'sends no settings', greet: () => undefined, says: 'the server sent frames that are not valid' },
  ];

describe('HTTP/1.1 is used from then on if a server that chose HTTP/2', () => {
  const cases = [
    ...BROKEN.map((one) => ({ ...one, greet: undefined })),
    ...GREETINGS.map((one) => ({ ...one, respond: withFields(...OK) })),
  ];
  it.each(cases)('$name', async ({ respond, greet, says }) => {
    const server = await serveFrames(CERTIFICATE, respond, greet);
    const lines: string[] = [];
    const transport = openTransport(TRUSTED, lines);
    const sent = Array.from({ length: 3 }, () => transport.send(buildRequest(`${server.origin}/v2/`)));
    for (const { body } of await Promise.all(sent)) expect(body.toString()).toBe('HTTP/1.1');
    expect((await transport.send(buildRequest(server.origin))).body.toString()).toBe('HTTP/1.1');
    expect(server.http1).toEqual(['GET /v2/', 'GET /v2/', 'GET /v2/', 'GET /']);
    expect(lines).toEqual([
      expect.stringMatching(/^HTTP\/2 to localhost:\d+ failed \(.+\)\. From now on its requests use HTTP\/1\.1\.$/),
    ]);
    expect(lines[0]).toContain(says);
  });

  it('sends nothing before the deadline', async () => {
    const server = await serveFrames(
      CERTIFICATE,
      () => undefined,
      (socket) => socket.cork(),
    );
    const lines: string[] = [];
    const transport = openTransport({ ...TRUSTED, timeout: 300 }, lines);
    await networkErrorOf(transport.send(buildRequest(server.origin)));
    expect((await transport.send(buildRequest(server.origin))).body.toString()).toBe('HTTP/1.1');
    expect(lines).toEqual([expect.stringContaining('No complete response within 0.3 s')]);
  });
});

it('sends a write over HTTP/1.1 if it was not processed over HTTP/2', async () => {
  const server = await serveFrames(CERTIFICATE, ({ send }) => send(goaway(0, CODES.HTTP_1_1_REQUIRED)));
  const sent = openTransport(TRUSTED).send(buildRequest(`${server.origin}/v2/`, { method: 'POST', body: 'x' }));
  expect((await sent).body.toString()).toBe('HTTP/1.1');
  expect(server.http1[0]).toBe('POST /v2/');
});
