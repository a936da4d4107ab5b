import type { ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it, test } from 'vitest';
import { isCutConnection } from '../../../src/http/failure-code.ts';
import { listen, serve } from '../../support/http-server.ts';
import { get, networkErrorOf } from './requests.ts';

/** Sends half of a body, then closes the connection with `cut`. */
function half(headers: Record<string, string>, cut: (response: ServerResponse) => void, status = 200) {
  return (_: unknown, response: ServerResponse) => {
    response.writeHead(status, headers);
    response.write('{"manifests":[', () => cut(response));
  };
}

describe('a cut connection is an error, not a short body', () => {
  const length = { 'Content-Length': '1000' };
  const cases = [
    { name: 'Content-Length, ended', listener: half(length, ({ socket }) => socket?.end()) },
    { name: 'Content-Length, destroyed', listener: half(length, ({ socket }) => socket?.destroy()) },
    { name: 'Content-Length, reset', listener: half(length, ({ socket }) => socket?.resetAndDestroy()) },
    { name: 'chunked, ended', listener: half({}, ({ socket }) => socket?.end()) },
    { name: 'chunked, destroyed', listener: half({}, ({ socket }) => socket?.destroy()) },
    {
      name: 'no response',
      listener: (_: unknown, { socket }: ServerResponse) => socket?.destroy(),
    },
  ];
  it.each(cases)('$name', async ({ listener }) => {
    const server = await serve(listener);
    const error = await networkErrorOf(get(`${server.origin}/v2/`));
    expect(error.message).toMatch(
      /^The connection was closed .* GET http:\/\/127\.0\.0\.1:\d+\/v2\/ failed \(ECONNRESET\)\.$/,
    );
    expect(error.cause).toBeInstanceOf(Error);
    expect(isCutConnection(error.cause)).toBe(true);
    await expect.poll(() => server.open.size).toBe(0);
  });
});

describe('the deadline ends a response that stalls', () => {
  const cases = [
    { name: 'no headers', listener: () => undefined },
    { name: 'half a body', listener: half({ 'Content-Length': '1000' }, () => undefined) },
    {
      name: 'a body that never ends',
      listener: (_: unknown, response: ServerResponse) => {
        const timer = setInterval(() => response.write('x'), 20);
        response.on('close', () => clearInterval(timer));
      },
    },
  ];
  it.each(cases)('$name', async ({ listener }) => {
    const server = await serve(listener);
    const error = await networkErrorOf(get(server.origin, { timeout: 200 }));
    expect(error.message).toMatch(
      /^No complete response within 0\.2 s\. Raise the input timeout .* GET \S+ timed out\.$/,
    );
    expect(isCutConnection(error.cause)).toBe(false);
    await expect.poll(() => server.open.size).toBe(0);
  });
});

describe('half of the body of an error status', () => {
  const ends = [
    { name: 'then the end', cut: ({ socket }: ServerResponse) => socket?.destroy(), failed: 'failed (ECONNRESET)' },
    { name: 'then nothing', cut: () => undefined, failed: 'timed out' },
  ];
  const cases = ends.flatMap((end) => [400, 401, 403, 429, 500, 503].map((status) => ({ ...end, status })));
  test.each(cases)('$status, $name: the status decides', async ({ status, cut }) => {
    const server = await serve(half({ 'Content-Length': '1000', 'Retry-After': '7' }, cut, status));
    const response = await get(server.origin, { timeout: 200 });
    // The part that arrived may end within a secret, which would not be recognized.
    expect(response).toMatchObject({ status, body: Buffer.alloc(0), isTruncated: true });
    expect(response.header('retry-after')).toBe('7');
    await expect.poll(() => server.open.size).toBe(0);
  });

  // A 404 means that something is missing only if its body says so; a redirect is followed.
  const undecided = ends.flatMap((end) => [302, 404].map((status) => ({ ...end, status })));
  test.each(undecided)('$status, $name: an error that names the status', async ({ status, cut, failed }) => {
    const server = await serve(half({ 'Content-Length': '1000' }, cut, status));
    const error = await networkErrorOf(get(server.origin, { timeout: 200 }));
    expect(error.status).toBe(status);
    expect(error.message).toMatch(
      new RegExp(`GET \\S+ returned ${status}, then ${failed.replaceAll(/[()]/g, '\\$&')}\\.$`),
    );
  });
});

it('names the host and port that refuse the connection', async () => {
  const { port } = await listen(createServer());
  const closed = createServer();
  const free = await new Promise<number>((resolve) => {
    closed.listen(0, '127.0.0.1', () => {
      const bound = closed.address();
      closed.close(() => resolve(typeof bound === 'object' && bound !== null ? bound.port : port));
    });
  });
  const error = await networkErrorOf(get(`http://127.0.0.1:${free}/`));
  expect(error.message).toMatch(new RegExp(`^127.0.0.1:${free} refused the connection\\. .*\\(ECONNREFUSED\\)`));
  expect(isCutConnection(error.cause)).toBe(true);
});

it('names a server that does not speak HTTP', async () => {
  const { port } = await listen(createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.9\r\n')));
  const error = await networkErrorOf(get(`http://127.0.0.1:${port}/`));
  expect(error.message).toContain('does not speak HTTP');
  expect(isCutConnection(error.cause)).toBe(false);
});

it('does not print a secret in the URL', async () => {
  const server = await serve((_, { socket }) => socket?.destroy());
  const error = await networkErrorOf(get(`${server.origin}/blob?sig=s3cret`));
  expect(error.message).toContain('/blob?sig=… failed');
  expect(error.message).not.toContain('s3cret');
});
