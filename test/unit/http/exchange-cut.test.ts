import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import { isCutConnection } from '../../../src/http/failure.ts';
import { listen, serve } from '../../support/http-server.ts';
import { get, networkErrorOf } from './exchange-builders.ts';

/** Sends half of a body, then ends the connection politely or not. */
function half(headers: Record<string, string>, cut: (response: ServerResponse) => void) {
  return (_: unknown, response: ServerResponse) => {
    response.writeHead(200, headers);
    response.write('{"manifests":[', () => cut(response));
  };
}

describe('a cut connection is an error and never a short body', () => {
  const length = { 'Content-Length': '1000' };
  const cases = [
    { name: 'Content-Length, ended', listener: half(length, ({ socket }) => socket?.end()) },
    { name: 'Content-Length, destroyed', listener: half(length, ({ socket }) => socket?.destroy()) },
    { name: 'Content-Length, reset', listener: half(length, ({ socket }) => socket?.resetAndDestroy()) },
    { name: 'chunked, ended', listener: half({}, ({ socket }) => socket?.end()) },
    { name: 'chunked, destroyed', listener: half({}, ({ socket }) => socket?.destroy()) },
    {
      name: 'no answer at all',
      listener: (_: unknown, { socket }: ServerResponse) => socket?.destroy(),
    },
  ];
  it.each(cases)('$name', async ({ listener }) => {
    const server = await serve(listener);
    const error = await networkErrorOf(get(`${server.origin}/v2/`));
    expect(error.message).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/v2\/: the connection failed \(ECONNRESET\)/);
    expect(error.cause).toBeInstanceOf(Error);
    expect(isCutConnection(error.cause)).toBe(true);
    await expect.poll(() => server.open.size).toBe(0);
  });
});

describe('a stalled answer ends with the deadline', () => {
  const cases = [
    { name: 'no headers', listener: () => undefined },
    { name: 'half a body', listener: half({ 'Content-Length': '1000' }, () => undefined) },
    {
      name: 'a body that drips for ever',
      listener: (_: unknown, response: ServerResponse) => {
        const drip = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(drip));
      },
    },
  ];
  it.each(cases)('$name', async ({ listener }) => {
    const server = await serve(listener);
    const error = await networkErrorOf(get(server.origin, { timeout: 200 }));
    expect(error.message).toMatch(/no whole answer within 0\.2 s\. Raise the input timeout/);
    expect(isCutConnection(error.cause)).toBe(false);
    await expect.poll(() => server.open.size).toBe(0);
  });
});

it('says where nothing listens', async () => {
  const { port } = await listen(createServer());
  const closed = createServer();
  const free = await new Promise<number>((resolve) => {
    closed.listen(0, '127.0.0.1', () => {
      const bound = closed.address();
      closed.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : port));
    });
  });
  const error = await networkErrorOf(get(`http://127.0.0.1:${free}/`));
  expect(error.message).toContain(`(ECONNREFUSED). Nothing listens at 127.0.0.1:${free}`);
  expect(isCutConnection(error.cause)).toBe(true);
});

it('says what does not answer in HTTP', async () => {
  const { port } = await listen(createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
  const error = await networkErrorOf(get(`http://127.0.0.1:${port}/`));
  expect(error.message).toContain('does not answer in HTTP');
  expect(isCutConnection(error.cause)).toBe(false);
});

it('shows no secret of the address', async () => {
  const server = await serve((_, { socket }) => socket?.destroy());
  const error = await networkErrorOf(get(`${server.origin}/blob?sig=s3cret`));
  expect(error.message).toContain('/blob?sig=…: ');
  expect(error.message).not.toContain('s3cret');
});
