import type { Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isCutConnection } from '../../../src/http/failure-code.ts';
import type { HttpRequest } from '../../../src/http/message.ts';
import { trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import {
  CODES,
  data,
  END_STREAM,
  type FrameRequest,
  headers,
  OK,
  response,
  serveFrames,
} from '../../support/http2-frames.ts';
import { goaway, rstStream } from '../../support/registry/http2-frames.ts';
import { buildRequest, networkErrorOf, openTransport } from './requests.ts';

const CERTIFICATE = await certificateFor('localhost');
const TRUSTED = { tls: trustCertificates(CERTIFICATE.cert) };

/** The codes after which HTTP/2 is still used. The others are in http2-fallback.test.ts. */
const HARMLESS = ['NO_ERROR', 'INTERNAL_ERROR', 'CANCEL', 'CONNECT_ERROR', 'ENHANCE_YOUR_CALM'] as const;

type Cut = (request: FrameRequest) => void;

/** Sends half of a body, then what `cut` sends, in the same packet or later. */
function half(cut: Cut): Cut {
  return (request) => {
    request.send(headers(request.stream, OK), data(request.stream, '{"manifests":['));
    cut(request);
  };
}

function later(cut: Cut): Cut {
  return (request) => void setTimeout(() => cut(request), 20);
}

function reset(code: number): Cut {
  return ({ stream, send }) => send(rstStream(stream, code));
}

describe('a response that is reset is an error, not a short body', () => {
  const moments = HARMLESS.flatMap((code) => [
    { name: `${code} before the response`, code, respond: reset(CODES[code]) },
    { name: `${code} with half of the body`, code, respond: half(reset(CODES[code])) },
    { name: `${code} after half of the body`, code, respond: half(later(reset(CODES[code]))) },
  ]);
  it.each(moments)('$name', async ({ code, respond }) => {
    const server = await serveFrames(CERTIFICATE, respond);
    const error = await networkErrorOf(openTransport(TRUSTED).send(buildRequest(`${server.origin}/v2/`)));
    expect(error.message).toMatch(/^(The server (ended the response|cancelled the request)|\S+ refuses requests)/);
    expect(error.message.endsWith(`/v2/ failed (HTTP/2 ${code}).`)).toBe(true);
    expect([isCutConnection(error.cause), error.unsent]).toEqual([true, false]);
  });

  it('and the connection stays in use', async () => {
    const server = await serveFrames(CERTIFICATE, (request) =>
      request.index === 0 ? half(reset(CODES.CANCEL))(request) : request.send(response(request.stream, 'whole')),
    );
    const transport = openTransport(TRUSTED);
    await networkErrorOf(transport.send(buildRequest(server.origin)));
    expect((await transport.send(buildRequest(server.origin))).body.toString()).toBe('whole');
    expect(server.connections()).toBe(1);
  });

  it('also in response to HEAD', async () => {
    const respond: Cut = ({ stream, send }) => send(headers(stream, OK), rstStream(stream, CODES.NO_ERROR));
    const server = await serveFrames(CERTIFICATE, respond);
    const sent = openTransport(TRUSTED).send(buildRequest(server.origin, { method: 'HEAD' }));
    expect((await networkErrorOf(sent)).message).toContain('(HTTP/2 NO_ERROR)');
  });
});

it('accepts a response whose stream or connection is closed after its end', async () => {
  const server = await serveFrames(CERTIFICATE, ({ stream, index, send, socket }) => {
    send(response(stream, 'whole'));
    if (index === 0) send(rstStream(stream, CODES.NO_ERROR));
    else socket.end();
  });
  const transport = openTransport(TRUSTED);
  for (let turn = 0; turn < 2; turn += 1) {
    expect((await transport.send(buildRequest(server.origin))).body.toString()).toBe('whole');
  }
});

describe('a lost connection is an error, not a short body', () => {
  const ends: { name: string; end: (socket: Socket) => void }[] = [
    { name: 'ended', end: (socket) => socket.end() },
    { name: 'destroyed', end: (socket) => void setImmediate(() => socket.destroy()) },
  ];
  const cases = ends.flatMap(({ name, end }) => {
    const cut: Cut = ({ socket }) => end(socket);
    return [
      { name: `${name} before the response`, respond: cut },
      { name: `${name} with half of the body`, respond: half(cut) },
      { name: `${name} after half of the body`, respond: half(later(cut)) },
    ];
  });
  it.each(cases)('$name', async ({ respond }) => {
    const server = await serveFrames(CERTIFICATE, respond);
    const error = await networkErrorOf(openTransport(TRUSTED).send(buildRequest(server.origin)));
    expect(error.message).toMatch(/^The connection was closed before the response was complete\. GET \S+ failed/);
    expect(error.message).toContain('(ECONNRESET)');
    expect([isCutConnection(error.cause), error.unsent]).toEqual([true, false]);
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('reset', async () => {
    const server = await serveFrames(CERTIFICATE, half(later(() => resetAll())));
    const resetAll = () => {
      for (const socket of server.open) if ('resetAndDestroy' in socket) (socket as Socket).resetAndDestroy();
    };
    const error = await networkErrorOf(openTransport(TRUSTED).send(buildRequest(server.origin)));
    expect(error.message).toContain('(ECONNRESET)');
  });

  it('ends all requests in flight, and the next one uses a new connection', async () => {
    const server = await serveFrames(CERTIFICATE, (request) => {
      if (request.connection > 0) request.send(response(request.stream, 'whole'));
      else if (request.index === 3) request.socket.end();
    });
    const transport = openTransport(TRUSTED);
    const sent = Array.from({ length: 4 }, () => networkErrorOf(transport.send(buildRequest(server.origin))));
    for (const error of await Promise.all(sent)) expect(error.message).toContain('(ECONNRESET)');
    expect((await transport.send(buildRequest(server.origin))).body.toString()).toBe('whole');
    expect([server.requests.length, server.connections()]).toEqual([5, 2]);
  });
});

describe('a write that may have been processed is not sent again', () => {
  const cases: { name: string; respond: Cut }[] = [
    { name: 'a reset', respond: reset(CODES.INTERNAL_ERROR) },
    { name: 'a lost connection', respond: ({ socket }) => socket.destroy() },
    { name: 'a connection that is closed with its stream', respond: ({ stream, send }) => send(goaway(stream, 2)) },
    { name: 'a refusal after the header of the response', respond: half(reset(CODES.REFUSED_STREAM)) },
    { name: 'a reset that requires HTTP/1.1', respond: reset(CODES.HTTP_1_1_REQUIRED) },
    {
      name: 'a response that is not valid',
      respond: ({ stream, send }) => send(headers(stream, [['x', '1']], END_STREAM)),
    },
  ];
  const methods: HttpRequest['method'][] = ['POST', 'PUT', 'DELETE'];
  it.each(cases.flatMap((one) => methods.map((method) => ({ ...one, method }))))('$method: $name', async (test) => {
    const server = await serveFrames(CERTIFICATE, test.respond);
    const sent = openTransport(TRUSTED).send(buildRequest(server.origin, { method: test.method, body: 'x' }));
    expect((await networkErrorOf(sent)).unsent).toBe(false);
    expect([server.requests.length, server.http1]).toEqual([1, []]);
  });
});

describe('the deadline ends a response that stalls, and the connection is not used again', () => {
  const cases: { name: string; respond: Cut }[] = [
    { name: 'no header', respond: () => undefined },
    { name: 'half a body', respond: half(() => undefined) },
    {
      name: 'a body that never ends',
      respond: half(({ stream, send, socket }) => {
        const timer = setInterval(() => send(data(stream, 'x')), 20);
        socket.once('close', () => clearInterval(timer));
      }),
    },
  ];
  it.each(cases)('$name', async ({ respond }) => {
    const server = await serveFrames(CERTIFICATE, (request) => {
      if (request.connection === 0) respond(request);
      else request.send(response(request.stream, 'whole'));
    });
    const transport = openTransport({ ...TRUSTED, timeout: 300 });
    const error = await networkErrorOf(transport.send(buildRequest(server.origin)));
    expect(error.message).toMatch(
      /^No complete response within 0\.3 s\. Raise the input timeout .* GET \S+ timed out\.$/,
    );
    expect(isCutConnection(error.cause)).toBe(false);
    await expect.poll(() => server.open.size).toBe(0);
    expect((await transport.send(buildRequest(server.origin))).body.toString()).toBe('whole');
    expect(server.connections()).toBe(2);
  });

  it('but other responses on it are completed', async () => {
    const server = await serveFrames(CERTIFICATE, (request) => {
      if (request.index === 1) setTimeout(() => request.send(response(request.stream, 'slow')), 500);
      if (request.index === 2) request.send(response(request.stream, 'new'));
    });
    const transport = openTransport({ ...TRUSTED, timeout: 800 });
    const stalled = networkErrorOf(transport.send(buildRequest(server.origin)));
    await expect.poll(() => server.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 500));
    const slow = transport.send(buildRequest(server.origin));
    await stalled;
    expect((await transport.send(buildRequest(server.origin))).body.toString()).toBe('new');
    expect((await slow).body.toString()).toBe('slow');
    expect(server.connections()).toBe(2);
  });
});

describe('half of the body of an error status', () => {
  const ends = [
    { name: 'then a reset', cut: reset(CODES.INTERNAL_ERROR), failed: 'failed (HTTP/2 INTERNAL_ERROR)' },
    { name: 'then the end of the connection', cut: later(({ socket }) => socket.end()), failed: 'failed (ECONNRESET)' },
    { name: 'then nothing', cut: () => undefined, failed: 'timed out' },
  ];
  const respond =
    (status: number, cut: Cut): Cut =>
    (request) => {
      request.send(
        headers(request.stream, [
          [':status', `${status}`],
          ['retry-after', '7'],
        ]),
        data(request.stream, '{"er'),
      );
      cut(request);
    };
  const decided = ends.flatMap((end) => [401, 429, 503].map((status) => ({ ...end, status })));
  it.each(decided)('$status, $name: the status decides', async ({ status, cut }) => {
    const server = await serveFrames(CERTIFICATE, respond(status, cut));
    const received = await openTransport({ ...TRUSTED, timeout: 500 }).send(buildRequest(server.origin));
    expect(received).toMatchObject({ status, body: Buffer.alloc(0), isTruncated: true });
    expect(received.header('retry-after')).toBe('7');
  });

  const undecided = ends.flatMap((end) => [302, 404].map((status) => ({ ...end, status })));
  it.each(undecided)('$status, $name: an error that names the status', async ({ status, cut, failed }) => {
    const server = await serveFrames(CERTIFICATE, respond(status, cut));
    const sent = openTransport({ ...TRUSTED, timeout: 500 }).send(buildRequest(server.origin));
    const error = await networkErrorOf(sent);
    expect(error.status).toBe(status);
    expect(error.message.endsWith(` returned ${status}, then ${failed}.`)).toBe(true);
  });
});
