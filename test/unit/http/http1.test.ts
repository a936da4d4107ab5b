import http from 'node:http';
import { createServer } from 'node:net';
import { describe, expect, it, test } from 'vitest';
import { listen, serve } from '../../support/http-server.ts';
import { setProxies, startProxy } from '../../support/proxy.ts';
import { buildRequest, get, networkErrorOf, openTransport } from './requests.ts';

it('returns status, body, and headers by name in any case, each value of a repeated header', async () => {
  const server = await serve((_, response) => {
    response.setHeader('Link', ['</a>; rel="next"', '</b>; rel="last"']);
    response.writeHead(404, { 'Content-Type': 'application/json' }).end('{"errors":[]}');
  });
  const response = await get(`${server.origin}/v2/`);
  expect(response.status).toBe(404);
  expect(response.body.toString()).toBe('{"errors":[]}');
  expect(response.header('CONTENT-type')).toBe('application/json');
  expect(response.headers('LINK')).toEqual(['</a>; rel="next"', '</b>; rel="last"']);
  expect(response.header('link')).toBe('</a>; rel="next"');
  expect(response.header('etag')).toBeUndefined();
  expect(response.headers('etag')).toEqual([]);
});

it('joins the chunks of a body', async () => {
  const server = await serve(async (_, response) => {
    for (const chunk of ['a', 'ä'.repeat(100_000), 'z']) response.write(chunk);
    response.end();
  });
  expect((await get(server.origin)).body.toString()).toBe(`a${'ä'.repeat(100_000)}z`);
});

it('sends method, path, query, headers, body and the User-Agent', async () => {
  const received = Promise.withResolvers<string>();
  const server = await serve(async (request, response) => {
    received.resolve((await request.toArray()).join(''));
    response.writeHead(201).end();
  });
  const headers = { authorization: 'Bearer x', 'content-type': 'text/plain' };
  const url = `${server.origin}/v2/auth?scope=a%3Ab&scope=c`;
  await openTransport().send(buildRequest(url, { method: 'PUT', headers, body: 'ä' }));
  expect(await received.promise).toBe('ä');
  const [request] = server.requests;
  expect([request?.method, request?.url]).toEqual(['PUT', '/v2/auth?scope=a%3Ab&scope=c']);
  expect(request?.headers).toMatchObject({ ...headers, 'user-agent': 'tests', 'content-length': '2' });
  expect(request?.headers.host).toBe(new URL(server.origin).host);
});

it('accepts the response to HEAD, which has a length and no body', async () => {
  const server = await serve((_, response) => response.writeHead(200, { 'Content-Length': '5000000' }).end());
  const response = await openTransport().send(buildRequest(server.origin, { method: 'HEAD' }));
  expect([response.status, response.header('content-length'), response.body.length]).toEqual([200, '5000000', 0]);
});

it('does not follow a redirect', async () => {
  const server = await serve((_, response) => response.writeHead(302, { Location: '/elsewhere' }).end());
  const response = await get(server.origin);
  expect([response.status, response.header('location')]).toEqual([302, '/elsewhere']);
  expect(server.requests).toHaveLength(1);
});

it('reuses a connection, and opens one more while it is not known whether the server closes each one', async () => {
  const server = await serve((_, response) => response.end('x'));
  const transport = openTransport();
  for (let turn = 0; turn < 3; turn += 1) await transport.send(buildRequest(server.origin));
  expect([server.requests.length, server.connections()]).toEqual([3, 2]);
});

it('opens the next connections during each response if the server closes each one', async () => {
  const server = await serve((_, response) => response.writeHead(200, { Connection: 'close' }).end('x'));
  const transport = openTransport();
  for (let turn = 0; turn < 3; turn += 1) expect((await transport.send(buildRequest(server.origin))).status).toBe(200);
  expect(server.connections()).toBe(5);
});

const addresses = await new Promise<boolean>((resolve) => {
  const probe = http.createServer().once('error', () => resolve(false));
  probe.listen(0, '::1', () => probe.close(() => resolve(true)));
});

it.runIf(addresses)('connects to an IPv6 address', async () => {
  const server = http.createServer((request, response) => response.end(request.headers.host));
  const { port } = await listen(server, '::1');
  expect((await get(`http://[::1]:${port}/`)).body.toString()).toBe(`[::1]:${port}`);
});

it('rejects a response larger than the limit, and closes the connection', async () => {
  const server = await serve((_, response) => {
    response.write('x'.repeat(1000));
  });
  const transport = openTransport();
  const error = await networkErrorOf(transport.send(buildRequest(`${server.origin}/v2/`, { maxBytes: 999 })));
  expect(error.message).toMatch(
    /^The response is larger than 1 KiB, the limit for GET http:\/\/127\.0\.0\.1:\d+\/v2\/\.$/,
  );
  await expect.poll(() => server.open.size).toBe(0);
});

const refusals = [404, 503, 302];
it.each(refusals)('cuts the body of a response with status %i, however small the limit is', async (status) => {
  const server = await serve((_, response) => {
    response.writeHead(status);
    response.write('x'.repeat(2 << 20));
  });
  const response = await openTransport().send(buildRequest(server.origin, { maxBytes: 10 }));
  expect([response.status, response.body.length, response.isTruncated]).toEqual([status, 1 << 20, true]);
  // The other connection was opened for the next request.
  await expect.poll(() => [server.connections(), server.open.size]).toEqual([2, 1]);
});

it('accepts a response as large as the limit', async () => {
  const server = await serve((_, response) => response.end('x'.repeat(1000)));
  const response = await openTransport().send(buildRequest(server.origin, { maxBytes: 1000 }));
  expect(response.body.length).toBe(1000);
});

describe('many headers', () => {
  const cases = [
    { name: 'directly', proxied: false },
    { name: 'through a proxy', proxied: true },
  ];
  test.each(cases)('$name: two thousand are kept, Link after them too', async ({ proxied }) => {
    const host = await serveHeaders(2000, 'x: 1');
    if (proxied) setProxies({ http_proxy: `http://${(await startProxy('connect-locally')).host}` });
    const response = await get(`http://${proxied ? host.replace('127.0.0.1', 'registry.test') : host}/`);
    expect(response.headers('x')).toHaveLength(2000);
    expect(response.header('link')).toBe('</next>; rel="next"');
  });

  test.each(cases)('$name: more than 16 KiB are an error', async ({ proxied }) => {
    const host = await serveHeaders(200, `x: ${'y'.repeat(100)}`);
    if (proxied) setProxies({ http_proxy: `http://${(await startProxy('connect-locally')).host}` });
    const error = await networkErrorOf(get(`http://${proxied ? host.replace('127.0.0.1', 'registry.test') : host}/`));
    expect(error.message).toContain('The response has more than 16 KiB of headers');
    expect(error.message).toContain('(HPE_HEADER_OVERFLOW)');
  });
});

/** Starts a server that sends a header `count` times, and `Link` after them. */
async function serveHeaders(count: number, header: string): Promise<string> {
  const lines = ['HTTP/1.1 200 OK', 'Content-Length: 0', ...Array(count).fill(header), 'Link: </next>; rel="next"'];
  const { port } = await listen(
    createServer((socket) => socket.once('data', () => socket.write(`${lines.join('\r\n')}\r\n\r\n`))),
  );
  return `127.0.0.1:${port}`;
}
