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
const METHODS: HttpRequest['method'][] = ['GET', 'POST'];

describe('a request that the server did not process is sent again at once', () => {
  const refusals: { name: string; refuse: (request: FrameRequest) => void; connections: number }[] = [
    {
      name: 'REFUSED_STREAM',
      refuse: ({ stream, send }) => send(rstStream(stream, CODES.REFUSED_STREAM)),
      connections: 1,
    },
    {
      name: 'a connection that is closed before its stream',
      refuse: ({ send }) => send(goaway(0, CODES.NO_ERROR)),
      connections: 2,
    },
    {
      name: 'a connection that fails before its stream',
      refuse: ({ send }) => send(goaway(0, CODES.INTERNAL_ERROR)),
      connections: 2,
    },
    {
      name: 'a connection that fails and is lost',
      refuse: ({ send, socket }) => {
        send(goaway(0, CODES.INTERNAL_ERROR));
        socket.end();
      },
      connections: 2,
    },
  ];
  const cases = refusals.flatMap((one) => METHODS.map((method) => ({ ...one, method })));
  it.each(cases)('$method: $name', async ({ method, refuse, connections }) => {
    const server = await serveFrames(CERTIFICATE, (request) =>
      request.index === 0 ? refuse(request) : request.send(response(request.stream, 'whole')),
    );
    const sent = openTransport(TRUSTED).send(
      buildRequest(server.origin, { method, ...(method === 'POST' && { body: 'x' }) }),
    );
    expect((await sent).body.toString()).toBe('whole');
    expect([server.requests.length, server.connections()]).toEqual([2, connections]);
  });

  it('four times', async () => {
    const server = await serveFrames(CERTIFICATE, ({ stream, send }) => send(rstStream(stream, CODES.REFUSED_STREAM)));
    const error = await networkErrorOf(openTransport(TRUSTED).send(buildRequest(server.origin)));
    expect(error.message).toMatch(/^The server refused the request\. GET \S+ failed \(HTTP\/2 REFUSED_STREAM\)\.$/);
    expect([server.requests.length, error.unsent, isCutConnection(error.cause)]).toEqual([4, true, true]);
  });
});

it('a request is not sent again at once to a server that received too many', async () => {
  const server = await serveFrames(CERTIFICATE, ({ send }) => send(goaway(0, CODES.ENHANCE_YOUR_CALM)));
  const error = await networkErrorOf(openTransport(TRUSTED).send(buildRequest(server.origin)));
  expect(error.message).toMatch(/refuses requests because it received too many.* \(HTTP\/2 ENHANCE_YOUR_CALM\)\.$/);
  expect([server.requests.length, error.unsent, isCutConnection(error.cause)]).toEqual([1, true, true]);
});

describe('a connection that the server closes in good order', () => {
  it('completes the responses in flight, and the next request uses a new one', async () => {
    const server = await serveFrames(CERTIFICATE, ({ stream, index, send, socket }) => {
      if (index !== 0) return send(response(stream, 'new'));
      send(headers(stream, OK), data(stream, 'wh'), goaway(stream, CODES.NO_ERROR));
      setTimeout(() => {
        send(data(stream, 'ole', END_STREAM));
        socket.end();
      }, 100);
    });
    const transport = openTransport(TRUSTED);
    const first = transport.send(buildRequest(server.origin));
    await expect.poll(() => server.requests.length).toBe(1);
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect((await transport.send(buildRequest(server.origin))).body.toString()).toBe('new');
    expect((await first).body.toString()).toBe('whole');
    expect(server.connections()).toBe(2);
  });

  it('after each tenth request, as nginx does after each thousandth, is not noticed', async () => {
    const perConnection = new Map<number, number>();
    const server = await serveFrames(CERTIFICATE, ({ stream, connection, send, socket }) => {
      const count = (perConnection.get(connection) ?? 0) + 1;
      perConnection.set(connection, count);
      if (count === 10) send(goaway(stream, CODES.NO_ERROR));
      if (count <= 10) send(response(stream, 'x'));
      if (count === 10) socket.end();
    });
    const transport = openTransport(TRUSTED);
    const sendSome = async () => {
      for (let turn = 0; turn < 100; turn += 1) await transport.send(buildRequest(server.origin));
    };
    await Promise.all(Array.from({ length: 8 }, sendSome));
    expect(server.connections()).toBe(80);
  });
});
