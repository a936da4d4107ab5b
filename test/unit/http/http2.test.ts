import { createServer } from 'node:net';
import { describe, expect, it } from 'vitest';
import type { HttpRequest } from '../../../src/http/message.ts';
import { trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import {
  headers,
  MAX_CONCURRENT_STREAMS,
  OK,
  ping,
  response,
  serveFrames,
  settings,
} from '../../support/http2-frames.ts';
import { serveHttp2 } from '../../support/http2-server.ts';
import { setProxies, startProxy } from '../../support/proxy.ts';
import { buildRequest, get, networkErrorOf, openTransport } from './requests.ts';

const CERTIFICATE = await certificateFor('localhost');
const TRUSTED = { tls: trustCertificates(CERTIFICATE.cert) };

it('returns status, body, and headers by name in any case, each value of a repeated header', async () => {
  const server = await serveHttp2((request, response) => {
    response.setHeader('Link', ['</a>; rel="next"', '</b>; rel="last"']);
    response.setHeader('Set-Cookie', ['a=1', 'b=2']);
    response.writeHead(404, { 'Content-Type': 'text/plain' }).end(request.httpVersion);
  }, CERTIFICATE);
  const response = await get(`${server.origin}/v2/`, TRUSTED);
  expect([response.status, response.body.toString()]).toEqual([404, '2.0']);
  expect(response.header('CONTENT-type')).toBe('text/plain');
  expect(response.headers('LINK')).toEqual(['</a>; rel="next"', '</b>; rel="last"']);
  expect(response.headers('set-cookie')).toEqual(['a=1', 'b=2']);
  expect([response.header('etag'), response.headers('etag')]).toEqual([undefined, []]);
});

describe('sends', () => {
  const cases: { name: string; request: Partial<HttpRequest>; length: string | undefined }[] = [
    { name: 'GET', request: {}, length: undefined },
    { name: 'HEAD', request: { method: 'HEAD' }, length: undefined },
    { name: 'POST without a body', request: { method: 'POST' }, length: '0' },
    { name: 'PUT with a body', request: { method: 'PUT', body: 'ä' }, length: '2' },
    { name: 'DELETE without a body', request: { method: 'DELETE' }, length: '0' },
    { name: 'DELETE with a body', request: { method: 'DELETE', body: 'abc' }, length: '3' },
  ];
  it.each(cases)('$name', async ({ request, length }) => {
    const received = Promise.withResolvers<string>();
    const server = await serveHttp2(async (incoming, response) => {
      received.resolve((await incoming.toArray()).join(''));
      response.writeHead(200, { 'content-length': '5' }).end(incoming.method === 'HEAD' ? '' : 'whole');
    }, CERTIFICATE);
    const sent = buildRequest(`${server.origin}/v2/auth?scope=a%3Ab&scope=c`, {
      headers: { Authorization: 'Bearer x' },
      ...request,
    });
    const response = await openTransport(TRUSTED).send(sent);
    expect([response.status, response.header('content-length')]).toEqual([200, '5']);
    expect(await received.promise).toBe(request.body ?? '');
    const [incoming] = server.requests;
    expect(incoming?.headers).toMatchObject({
      ':method': sent.method,
      ':path': '/v2/auth?scope=a%3Ab&scope=c',
      ':authority': new URL(server.origin).host,
      authorization: 'Bearer x',
      'user-agent': 'tests',
    });
    expect(incoming?.headers['content-length']).toBe(length);
  });
});

it('rejects a header value with a line break, as HTTP/1.1 does', async () => {
  const server = await serveHttp2((_, response) => response.end(), CERTIFICATE);
  const headers = { authorization: 'Bearer x\r\nhost: y' };
  const error = await networkErrorOf(openTransport(TRUSTED).send(buildRequest(server.origin, { headers })));
  expect(error.message).toMatch(/failed \(ERR_INVALID_CHAR\)\.$/);
  expect(server.requests).toEqual([]);
});

it('does not follow a redirect', async () => {
  const server = await serveHttp2((_, response) => response.writeHead(302, { Location: '/x' }).end(), CERTIFICATE);
  const response = await get(server.origin, TRUSTED);
  expect([response.status, response.header('location'), server.requests.length]).toEqual([302, '/x', 1]);
});

it('uses one connection for requests at the same time and after each other', async () => {
  const server = await serveHttp2((_, response) => response.end('x'), CERTIFICATE);
  const transport = openTransport(TRUSTED);
  transport.prepare(new URL(server.origin), 5);
  for (let turn = 0; turn < 2; turn += 1) {
    await Promise.all(Array.from({ length: 8 }, () => transport.send(buildRequest(server.origin))));
  }
  transport.prepare(new URL(server.origin), 5);
  await transport.send(buildRequest(server.origin));
  expect([server.requests.length, server.connections()]).toEqual([17, 1]);
});

it('uses another connection for another origin', async () => {
  const [one, other] = [await serveVersion(), await serveVersion()];
  const transport = openTransport(TRUSTED);
  for (const { origin } of [one, other, one])
    expect((await transport.send(buildRequest(origin))).body.toString()).toBe('2.0');
  expect([one.connections(), other.connections()]).toEqual([1, 1]);
});

function serveVersion(address?: string) {
  return serveHttp2(
    (request, response) => response.end(request.httpVersion),
    CERTIFICATE,
    address === undefined ? {} : { address },
  );
}

it('uses HTTP/1.1 through a proxy', async () => {
  const certificate = await certificateFor('registry.test');
  const server = await serveHttp2((request, response) => response.end(request.httpVersion), certificate);
  setProxies({ https_proxy: `http://${(await startProxy('connect-locally')).host}` });
  const tls = trustCertificates(certificate.cert);
  expect((await get(`https://registry.test:${server.port}/`, { tls })).body.toString()).toBe('1.1');
});

const hasIpv6 = await new Promise<boolean>((resolve) => {
  const probe = createServer().once('error', () => resolve(false));
  probe.listen(0, '::1', () => probe.close(() => resolve(true)));
});

describe('connects to a host, whose name is sent with TLS unless it is an address', () => {
  const cases = [
    { name: 'a name', address: '127.0.0.1', host: 'localhost', servername: 'localhost', runs: true },
    { name: 'IPv4', address: '127.0.0.1', host: '127.0.0.1', servername: false, runs: true },
    { name: 'IPv6', address: '::1', host: '[::1]', servername: false, runs: hasIpv6 },
  ];
  it.each(cases.filter(({ runs }) => runs))('$name', async ({ address, host, servername: expected }) => {
    const server = await serveHttp2(
      ({ stream, authority }, response) => {
        const { servername } = (stream.session?.socket ?? {}) as { servername?: string | false };
        response.end(`${authority} ${servername}`);
      },
      CERTIFICATE,
      { address },
    );
    const response = await get(`https://${host}:${server.port}/`, { tls: { rejectUnauthorized: false } });
    expect(response.body.toString()).toBe(`${host}:${server.port} ${expected}`);
    if (expected === 'localhost') return;
    const error = await networkErrorOf(get(`https://${host}:${server.port}/`, TRUSTED));
    expect(error.message).toContain(`The certificate of the server is not valid for ${host}.`);
  });
});

describe('the size of a response', () => {
  it('above the limit is an error that leaves the connection open', async () => {
    const server = await serveHttp2((request, response) => {
      if (request.url === '/small') response.end('x');
      else response.write('x'.repeat(1000));
    }, CERTIFICATE);
    const transport = openTransport(TRUSTED);
    const error = await networkErrorOf(transport.send(buildRequest(`${server.origin}/large`, { maxBytes: 999 })));
    expect(error.message).toMatch(/^The response is larger than 1 KiB, the limit for GET https:\S+\/large\.$/);
    await expect.poll(() => server.requests[0]?.stream.destroyed).toBe(true);
    expect((await transport.send(buildRequest(`${server.origin}/small`))).status).toBe(200);
    expect(server.connections()).toBe(1);
  });

  it.each([404, 503, 302])('is cut at 1 MiB with status %i, however small the limit is', async (status) => {
    const server = await serveHttp2((_, response) => {
      response.writeHead(status);
      response.write('x'.repeat(2 << 20));
    }, CERTIFICATE);
    const response = await openTransport(TRUSTED).send(buildRequest(server.origin, { maxBytes: 10 }));
    expect([response.status, response.body.length, response.isTruncated]).toEqual([status, 1 << 20, true]);
    await expect.poll(() => server.requests[0]?.stream.destroyed).toBe(true);
  });

  it('that are cancelled does not use up the window of the connection', async () => {
    const server = await serveHttp2((_, response) => response.end(Buffer.alloc(6 << 20)), CERTIFICATE);
    const transport = openTransport(TRUSTED);
    for (let turn = 0; turn < 20; turn += 1) {
      await networkErrorOf(transport.send(buildRequest(server.origin, { maxBytes: 10 })));
    }
    const whole = await transport.send(buildRequest(server.origin, { maxBytes: 6 << 20 }));
    expect([whole.body.length, server.connections()]).toEqual([6 << 20, 1]);
  });

  it('may be larger than all windows', async () => {
    const server = await serveHttp2((_, response) => response.end(Buffer.alloc(80 << 20)), CERTIFICATE);
    const response = await openTransport(TRUSTED).send(buildRequest(server.origin, { maxBytes: 80 << 20 }));
    expect(response.body.length).toBe(80 << 20);
  });

  it('of 4 MiB needs no permission of the client to send more', async () => {
    const server = await serveFrames(CERTIFICATE, () => undefined);
    openTransport(TRUSTED)
      .send(buildRequest(server.origin))
      .catch(() => undefined);
    await expect.poll(() => server.windows()).toEqual({ stream: 16 << 20, connection: 64 << 20 });
  });
});

describe('obeys the number of concurrent requests that the server allows', () => {
  it.each([1, 3])('%i', async (limit) => {
    let [now, most] = [0, 0];
    const server = await serveFrames(
      CERTIFICATE,
      ({ stream, send }) => {
        now += 1;
        most = Math.max(most, now);
        setTimeout(() => {
          now -= 1;
          send(response(stream, 'x'));
        }, 5);
      },
      (socket) => socket.write(settings([MAX_CONCURRENT_STREAMS, limit])),
    );
    const transport = openTransport(TRUSTED);
    await transport.send(buildRequest(server.origin));
    await Promise.all(Array.from({ length: 8 }, () => transport.send(buildRequest(server.origin))));
    expect([most, server.requests.length, server.connections()]).toEqual([limit, 9, 1]);
  });
});

describe('headers', () => {
  const many = (count: number, value: string) => Array.from({ length: count }, () => ['x', value] as const);
  const kept = [
    { name: 'two thousand, with Link after them', fields: [...many(2000, '1'), ['link', 'next'] as const] },
    { name: '110 KiB, with Link after them', fields: [...many(1100, 'y'.repeat(100)), ['link', 'next'] as const] },
    { name: 'spaces around the value', fields: [['link', ' next\t'] as const] },
  ];
  it.each(kept)('are kept: $name', async ({ fields }) => {
    const server = await serveFrames(CERTIFICATE, ({ stream, send }) => send(response(stream, 'x', ...fields)));
    const transport = openTransport(TRUSTED);
    // The settings of the client are in force from the second request on.
    for (let turn = 0; turn < 2; turn += 1) {
      const received = await transport.send(buildRequest(server.origin));
      expect(received.header('link')).toBe('next');
      expect(received.headers('x')).toHaveLength(fields.length - 1);
    }
  });

  it('of interim responses and trailers are ignored', async () => {
    const server = await serveFrames(CERTIFICATE, ({ stream, send }) => {
      send(
        headers(stream, [
          [':status', '103'],
          ['link', 'early'],
        ]),
        headers(stream, OK),
      );
      send(ping(), headers(stream, [['link', 'late']], 1));
    });
    const received = await get(server.origin, TRUSTED);
    expect([received.status, received.headers('link'), received.body.length]).toEqual([200, [], 0]);
    await expect.poll(() => server.pongs()).toBe(1);
  });
});
