import { createServer, type Socket } from 'node:net';
import { describe, expect, it, vi } from 'vitest';
import { openHttpClient } from '../../../../src/http/client.ts';
import { type ApiCall, sendCall } from '../../../../src/quay/v1/client.ts';
import { Secret } from '../../../../src/secret.ts';
import { certificateFor } from '../../../support/certificate.ts';
import { listen, serve } from '../../../support/http-server.ts';
import { setProxies, startProxy } from '../../../support/proxy.ts';
import { failureOf } from '../../../support/test-client.ts';

const DEPS = {
  sleep: async () => undefined,
  random: () => 0.5,
  now: () => new Date(0),
  info: () => undefined,
  debug: () => undefined,
};

function aClient(retries = 2, timeout = 5_000) {
  return openHttpClient({ userAgent: 'test', timeout, tls: {}, retries }, DEPS);
}

function aCall(origin: string, change: Partial<ApiCall> = {}): ApiCall {
  return { method: 'GET', url: new URL('/api/v1/x', origin), finalStatuses: [], ...change };
}

it.each([
  { name: 'nothing', change: {}, authorization: undefined, type: undefined },
  { name: 'a token', change: { token: new Secret('t') }, authorization: 'Bearer t', type: undefined },
  {
    name: 'a body',
    change: { method: 'PUT', body: '{}' } as const,
    authorization: undefined,
    type: 'application/json',
  },
])('sends $name', async ({ change, authorization, type }) => {
  const server = await serve((_, response) => response.end('{}'));
  await sendCall(aClient(), aCall(server.origin, change));
  const [request] = server.requests;
  expect(request?.headers.authorization).toBe(authorization);
  expect(request?.headers['content-type']).toBe(type);
  expect(request?.headers.accept).toBe('application/json');
});

describe('retries', () => {
  it.each([
    { name: 'a GET', change: {}, times: 3 },
    { name: 'not a GET whose failure is expected', change: { finalStatuses: [503] }, times: 1 },
    { name: 'not a PUT', change: { method: 'PUT', body: '{}' } as const, times: 1 },
    { name: 'not a DELETE', change: { method: 'DELETE' } as const, times: 1 },
  ])('$name', async ({ change, times }) => {
    const server = await serve((_, response) => response.writeHead(503).end());
    const { status } = await sendCall(aClient(), aCall(server.origin, change));
    expect(status).toBe(503);
    expect(server.requests).toHaveLength(times);
  });
});

const HEAD = 'HTTP/1.1 200 OK\r\n';

/** Responses that are not complete, as bytes; then the connection ends, or nothing more comes. */
const BROKEN: readonly { readonly name: string; readonly bytes: string; readonly stalls?: boolean }[] = [
  { name: 'nothing', bytes: '' },
  { name: 'another protocol', bytes: 'SSH-2.0-OpenSSH_9.9\r\n' },
  { name: 'an invalid status', bytes: 'HTTP/1.1 2x0 OK\r\n\r\n' },
  { name: 'an invalid header', bytes: `${HEAD}a b: c\r\n\r\n` },
  { name: 'a header without an end', bytes: `${HEAD}a: b` },
  { name: 'two lengths', bytes: `${HEAD}Content-Length: 2\r\nContent-Length: 3\r\n\r\n{}` },
  { name: 'a length and chunks', bytes: `${HEAD}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n{}` },
  { name: 'an invalid chunk', bytes: `${HEAD}Transfer-Encoding: chunked\r\n\r\nzz\r\n{}` },
  { name: 'a missing chunk', bytes: `${HEAD}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n` },
  { name: 'half of the body', bytes: `${HEAD}Content-Length: 9\r\n\r\n{` },
  { name: 'too many headers', bytes: `${HEAD}${'a: b\r\n'.repeat(9_000)}\r\n` },
  { name: 'a response above the limit', bytes: `${HEAD}\r\n${'x'.repeat((32 << 20) + 1)}` },
  { name: 'no response in time', bytes: '', stalls: true },
  { name: 'no body in time', bytes: `${HEAD}Content-Length: 9\r\n\r\n{`, stalls: true },
];

describe.each(['PUT', 'POST', 'DELETE'] as const)('a %s whose response is', (method) => {
  it.each(BROKEN)('$name has an unknown outcome, and is not repeated', async ({ bytes, stalls }) => {
    const server = await serve(({ socket }) => {
      socket.write(bytes);
      if (!stalls) socket.end();
    });
    const call = aCall(server.origin, { method, ...(method !== 'DELETE' && { body: '{}' }) });
    const failure = await failureOf(sendCall(aClient(2, stalls ? 500 : 5_000), call));
    expect(failure).toMatch(/^NetworkError: .*\nIt is not known whether Quay carried out the change/s);
    // On a busy machine the deadline may come before the request.
    expect(server.requests.length).toBeLessThanOrEqual(1);
  });
});

describe('a call without a response', () => {
  it('has no outcome if it was a read', async () => {
    const server = await serve((request) => request.socket.destroy());
    expect(await failureOf(sendCall(aClient(0), aCall(server.origin)))).not.toMatch(/not known/);
  });

  it.each([
    { name: 'the connection was refused', origin: 'http://127.0.0.1:1', says: /ECONNREFUSED/ },
    { name: 'the host was not found', origin: 'http://nosuch.invalid', says: /ENOTFOUND|EAI_AGAIN/ },
  ])('was not carried out if $name', async ({ origin, says }) => {
    const failure = await failureOf(sendCall(aClient(), aCall(origin, { method: 'DELETE' })));
    expect(failure).toMatch(says);
    expect(failure).not.toMatch(/not known/);
  });

  it('was not carried out if the certificate is not trusted', async () => {
    const server = await serve((_, response) => response.end('{}'), await certificateFor('localhost'));
    const failure = await failureOf(sendCall(aClient(), aCall(server.origin, { method: 'DELETE' })));
    expect(failure).toMatch(/certificate/);
    expect(failure).not.toMatch(/not known/);
    expect(server.requests).toEqual([]);
  });

  const proxies = [
    { name: 'refuses the tunnel', mode: 503, says: /The proxy refuses to connect/ },
    { name: 'wants a login', mode: 407, says: /The proxy wants a login/ },
    { name: 'does not open the tunnel in time', mode: 'no-response', says: /through the proxy \S+ timed out/ },
  ] as const;
  it.each(proxies)('was not carried out if the proxy $name', async ({ mode, says }) => {
    setProxies({ https_proxy: `http://${(await startProxy(mode)).host}` });
    const call = aCall('https://quay.example', { method: 'PUT', body: '{}' });
    const failure = await failureOf(sendCall(aClient(2, 500), call));
    expect(failure).toMatch(says);
    expect(failure).not.toMatch(/not known/);
  });

  it.each([
    { name: 'does not speak TLS', listener: (socket: Socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n') },
    { name: 'ends the handshake', listener: (socket: Socket) => socket.destroy() },
    { name: 'does not respond to the handshake', listener: () => undefined },
  ])('was not carried out if the server $name', async ({ listener }) => {
    const { port } = await listen(createServer(listener));
    const call = aCall(`https://127.0.0.1:${port}`, { method: 'POST', body: '{}' });
    expect(await failureOf(sendCall(aClient(2, 500), call))).not.toMatch(/not known/);
  });

  it('has an unknown outcome on a connection that was used before', async () => {
    const server = await serve((request, response) => {
      if (request.method === 'GET') response.end('{}');
      else request.socket.destroy();
    });
    const http = aClient();
    await sendCall(http, aCall(server.origin));
    expect(await failureOf(sendCall(http, aCall(server.origin, { method: 'DELETE' })))).toMatch(/not known/);
    expect(server.connections()).toBe(2);
  });

  it('was not carried out if the proxy variable is invalid', async () => {
    vi.stubEnv('http_proxy', 'nosuch proxy');
    vi.stubEnv('no_proxy', '');
    const failure = await failureOf(sendCall(aClient(), aCall('http://quay.example', { method: 'DELETE' })));
    expect(failure).toMatch(/No request was sent/);
    expect(failure).not.toMatch(/not known/);
  });
});
