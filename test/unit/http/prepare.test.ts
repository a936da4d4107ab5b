import { execFile } from 'node:child_process';
import http from 'node:http';
import { connect, createServer, Socket } from 'node:net';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { Connector } from '../../../src/http/connect.ts';
import { ConnectionPool } from '../../../src/http/connection-pool.ts';
import { Exchange } from '../../../src/http/exchange.ts';
import { Http2Session } from '../../../src/http/http2-session.ts';
import { trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import { listen, serve } from '../../support/http-server.ts';
import { serveHttp2 } from '../../support/http2-server.ts';
import { setProxies, startProxy } from '../../support/proxy.ts';
import { buildRequest, networkErrorOf, openTransport } from './requests.ts';

const CERTIFICATE = await certificateFor('localhost', 'registry.test');
const TRUSTED = { tls: trustCertificates(CERTIFICATE.cert) };

describe('prepare opens connections before the first request', () => {
  const cases = [
    { name: 'plain HTTP', certificate: undefined, proxied: false },
    { name: 'TLS', certificate: CERTIFICATE, proxied: false },
    { name: 'plain HTTP through a proxy', certificate: undefined, proxied: true },
    { name: 'TLS through a proxy', certificate: CERTIFICATE, proxied: true },
  ];
  it.each(cases)('$name', async ({ certificate, proxied }) => {
    const server = await serve((_, response) => response.end('x'), certificate);
    const proxy = await startProxy('connect-locally');
    if (proxied) setProxies({ http_proxy: `http://${proxy.host}`, https_proxy: `http://${proxy.host}` });
    const host = proxied ? 'registry.test' : new URL(server.origin).hostname;
    const origin = `${certificate === undefined ? 'http' : 'https'}://${host}:${server.port}`;
    const transport = openTransport(TRUSTED);
    transport.prepare(new URL(`${origin}/v2/`), 3);
    await expect.poll(() => server.connections()).toBe(3);
    expect(server.requests).toHaveLength(0);
    await Promise.all([1, 2].map(() => transport.send(buildRequest(origin))));
    transport.prepare(new URL(origin), 3);
    await transport.send(buildRequest(origin));
    expect([server.requests.length, server.connections()]).toEqual([3, 3]);
    expect(proxy.requests).toHaveLength(proxied ? 3 : 0);
  });

  it('only one if the server speaks HTTP/2', async () => {
    const server = await serveHttp2((_, response) => response.end('x'), CERTIFICATE);
    const transport = openTransport(TRUSTED);
    transport.prepare(new URL(server.origin), 3);
    await expect.poll(() => server.connections()).toBe(1);
    await Promise.all([1, 2, 3].map(() => transport.send(buildRequest(server.origin))));
    expect([server.requests.length, server.connections()]).toEqual([3, 1]);
  });
});

describe('a failure of prepare shows at the request', () => {
  it('of a server that is down', async () => {
    const server = createServer();
    const { port } = await listen(server);
    await new Promise((resolve) => server.close(resolve));
    const transport = openTransport();
    for (const scheme of ['http', 'https']) {
      transport.prepare(new URL(`${scheme}://127.0.0.1:${port}`), 3);
      await new Promise((resolve) => setTimeout(resolve, 50));
      const error = await networkErrorOf(transport.send(buildRequest(`${scheme}://127.0.0.1:${port}`)));
      expect(error.message).toContain('refused the connection');
    }
  });

  it('of a certificate', async () => {
    const server = await serve((_, response) => response.end('x'), CERTIFICATE);
    const transport = openTransport();
    transport.prepare(new URL(server.origin), 3);
    const error = await networkErrorOf(transport.send(buildRequest(server.origin)));
    expect(error.message).toContain('is not signed by a CA that this runner trusts. It was signed by "CN=localhost"');
  });

  it('of a proxy variable', async () => {
    setProxies({ https_proxy: 'not a URL' });
    const transport = openTransport();
    transport.prepare(new URL('https://registry.test'), 1);
    const error = await networkErrorOf(transport.send(buildRequest('https://registry.test')));
    expect(error.message).toContain('The environment variable https_proxy is not a valid proxy URL.');
  });
});

describe('the connection that shows which version the server speaks', () => {
  it('is used for the first request of HTTP/1.1', async () => {
    const server = await serve((_, response) => setTimeout(() => response.end('x'), 50), CERTIFICATE);
    const transport = openTransport(TRUSTED);
    const sent = [1, 2, 3].map(() => transport.send(buildRequest(server.origin)));
    await Promise.all(sent);
    // The fourth one is for the next request.
    expect(server.connections()).toBe(4);
  });

  it('stalls: the deadline ends the requests, and the next one connects again', async () => {
    const server = await listen(createServer((socket) => socket.resume()));
    const transport = openTransport({ timeout: 200 });
    for (let turn = 1; turn <= 2; turn += 1) {
      const sent = [1, 2].map(() => networkErrorOf(transport.send(buildRequest(`https://127.0.0.1:${server.port}/`))));
      for (const error of await Promise.all(sent)) {
        expect(error.message).toContain('No complete response within 0.2 s');
        expect(error.unsent).toBe(true);
      }
      expect(server.connections()).toBe(turn);
    }
    await expect.poll(() => server.open.size).toBe(0);
  });

  it('is slow: it is not given up while a request waits for it, and the others are not sent', async () => {
    const server = await serveHttp2((_, response) => response.end('x'), CERTIFICATE);
    const slow = await listen(createServer((socket) => setTimeout(() => relay(socket, server.port), 700)));
    const transport = openTransport({ ...TRUSTED, timeout: 600 });
    const url = `https://localhost:${slow.port}/`;
    const early = networkErrorOf(transport.send(buildRequest(url)));
    await new Promise((resolve) => setTimeout(resolve, 400));
    const late = transport.send(buildRequest(url));
    expect((await early).message).toContain('No complete response within 0.6 s');
    expect((await late).status).toBe(200);
    expect((await transport.send(buildRequest(url))).status).toBe(200);
    expect([slow.connections(), server.requests.length]).toEqual([1, 2]);
  });

  it('fails: the requests that wait for it fail, and the next one connects again', async () => {
    const server = await listen(createServer((socket) => socket.destroy()));
    const transport = openTransport();
    for (let turn = 1; turn <= 2; turn += 1) {
      const sent = [1, 2].map(() => networkErrorOf(transport.send(buildRequest(`https://127.0.0.1:${server.port}/`))));
      for (const { message } of await Promise.all(sent)) expect(message).toContain('(ECONNRESET)');
      expect(server.connections()).toBe(turn);
    }
  });
});

describe('the next connection of HTTP/1.1', () => {
  it('is open before the response of a server that closes each one, and then the one after it too', async () => {
    const opened: number[] = [];
    const server = await serve(async (_, response) => {
      const spares = opened.length === 0 ? 1 : 2;
      await expect.poll(() => server.open.size).toBe(1 + spares);
      opened.push(server.connections());
      response.writeHead(200, { Connection: 'close' }).end('x');
    });
    const transport = openTransport();
    for (let turn = 0; turn < 3; turn += 1) await transport.send(buildRequest(server.origin));
    expect(opened).toEqual([2, 4, 5]);
  });

  const habits = [
    { name: 'not opened if the server keeps connections', first: '/keep', connections: 3 },
    { name: 'opened if the server once closed one', first: '/close', connections: 6 },
  ];
  it.each(habits)('is $name', async ({ first, connections }) => {
    const server = await serve(({ url }, response) => {
      response.writeHead(200, url === '/close' ? { Connection: 'close' } : {});
      setTimeout(() => response.end('x'), 20);
    });
    const transport = openTransport();
    for (const path of [first, '/keep', '/keep']) await transport.send(buildRequest(`${server.origin}${path}`));
    await Promise.all([1, 2, 3].map(() => transport.send(buildRequest(`${server.origin}/keep`))));
    expect(server.connections()).toBe(connections);
  });

  it('is not opened by prepare if those in use will be enough for a server that keeps them', async () => {
    const server = await serve((_, response) => setTimeout(() => response.end('x'), 50));
    const transport = openTransport();
    transport.prepare(new URL(server.origin), 2);
    await transport.send(buildRequest(server.origin));
    const sent = [1, 2].map(() => transport.send(buildRequest(server.origin)));
    await expect.poll(() => server.requests.length).toBe(3);
    transport.prepare(new URL(server.origin), 3);
    await Promise.all(sent);
    await Promise.all([1, 2, 3].map(() => transport.send(buildRequest(server.origin))));
    expect([server.requests.length, server.connections()]).toEqual([6, 3]);
  });

  it('is not used if it is not established in time', async () => {
    const server = await serve((_, response) => response.end('x'), CERTIFICATE);
    let count = 0;
    const stalling = await listen(
      createServer((socket) => {
        count += 1;
        if (count === 2) socket.resume();
        else relay(socket, server.port);
      }),
    );
    const transport = openTransport({ ...TRUSTED, timeout: 800 });
    const url = `https://localhost:${stalling.port}/`;
    transport.prepare(new URL(url), 2);
    await expect.poll(() => count).toBe(2);
    await expect.poll(() => stalling.open.size, { timeout: 5000 }).toBe(1);
    const responses = await Promise.all([1, 2].map(() => transport.send(buildRequest(url))));
    expect(responses.map(({ status }) => status)).toEqual([200, 200]);
  });

  const ends: { name: string; end: (socket: Socket) => void }[] = [
    { name: 'ends it', end: (socket) => socket.end() },
    { name: 'resets it', end: (socket) => socket.resetAndDestroy() },
    { name: 'says why it ends it', end: (socket) => socket.end('HTTP/1.1 408 Request Timeout\r\n\r\n') },
  ];
  it.each(ends)('is replaced if the server $name before it is used', async ({ end }) => {
    const server = await serve((_, response) => response.writeHead(200, { Connection: 'close' }).end('x'));
    const transport = openTransport();
    await transport.send(buildRequest(server.origin));
    await expect.poll(() => server.open.size).toBe(1);
    for (const socket of server.open) if (socket instanceof Socket) end(socket);
    await expect.poll(() => server.open.size).toBe(0);
    expect((await transport.send(buildRequest(server.origin))).status).toBe(200);
  });

  it('is replaced if the server sends bytes before the request, which would be read as the response', async () => {
    let count = 0;
    const server = await listen(
      createServer((socket) => {
        count += 1;
        const [early, late] = count === 1 ? ['HTTP/1.1 200 OK\r\nContent-Le', 'ngth: 5\r\n\r\nstale'] : ['', ''];
        socket.write(early);
        socket.on('data', () => socket.write(`${late}HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nwhole`));
      }),
    );
    const transport = openTransport();
    const url = `http://127.0.0.1:${server.port}/`;
    transport.prepare(new URL(url), 1);
    await expect.poll(() => [count, server.open.size]).toEqual([1, 0]);
    expect((await transport.send(buildRequest(url))).body.toString()).toBe('whole');
  });

  it('is replaced if it was closed just before the request', async () => {
    const server = await serve((_, response) => response.end('x'));
    const connector = new Connector(new URL(server.origin), undefined, { tls: {} });
    const spare = await connector.open(['http/1.1'], new AbortController().signal);
    const pool = new ConnectionPool(connector, 1000);
    pool.add(spare);
    await new Promise((resolve) => setImmediate(resolve));
    spare.destroy();
    const status = await new Promise((resolve, reject) => {
      http.get({ agent: pool }, (response) => resolve(response.resume().statusCode)).on('error', reject);
    });
    expect([status, server.connections()]).toEqual([200, 2]);
  });

  it('is given up if the response fails', async () => {
    const server = await serve((_, response) => response.socket?.destroy(), CERTIFICATE);
    let count = 0;
    const stalling = await listen(
      createServer((socket) => {
        count += 1;
        if (count === 1) relay(socket, server.port);
        else socket.resume();
      }),
    );
    const transport = openTransport(TRUSTED);
    await networkErrorOf(transport.send(buildRequest(`https://localhost:${stalling.port}/`)));
    await expect.poll(() => stalling.open.size).toBe(0);
  });

  it('resumes the TLS session', async () => {
    const resumed: boolean[] = [];
    const server = await serve((request, response) => {
      resumed.push((request.socket as unknown as { isSessionReused(): boolean }).isSessionReused());
      response.writeHead(200, { Connection: 'close' }).end('x');
    }, CERTIFICATE);
    const transport = openTransport(TRUSTED);
    for (let turn = 0; turn < 4; turn += 1) await transport.send(buildRequest(server.origin));
    expect(resumed[0]).toBe(false);
    expect(resumed.at(-1)).toBe(true);
  });
});

it('a connection is not closed when the time to open it has passed', async () => {
  const server = await serve((_, response) => response.end('x'), CERTIFICATE);
  const controller = new AbortController();
  const connector = new Connector(new URL(server.origin), undefined, TRUSTED);
  const socket = await connector.open(['http/1.1'], controller.signal);
  controller.abort(new Error('too late'));
  expect(socket.destroyed).toBe(false);
});

function relay(client: Socket, port: number): void {
  const upstream = connect(port, '127.0.0.1');
  upstream.on('error', () => client.destroy());
  upstream.pipe(client).pipe(upstream);
}

describe('an unused connection is closed after some time', () => {
  it('of HTTP/1.1, but not while it is used', async () => {
    const server = await serve((_, response) => setTimeout(() => response.end('x'), 300));
    const pool = new ConnectionPool(new Connector(new URL(server.origin), undefined, { tls: {} }), 1000, 100);
    pool.openSpares(2);
    await expect.poll(() => server.open.size).toBe(2);
    const status = await new Promise((resolve, reject) => {
      const request = http.get({ agent: pool }, (response) => resolve(response.resume().statusCode));
      request.on('error', reject);
    });
    expect([status, server.connections()]).toEqual([200, 2]);
    await expect.poll(() => server.open.size).toBe(1);
  });

  it('of HTTP/2, but not while it is used', async () => {
    const server = await serveHttp2((_, response) => setTimeout(() => response.end('x'), 300), CERTIFICATE);
    const connector = new Connector(new URL(server.origin), undefined, TRUSTED);
    const { signal } = new AbortController();
    const session = new Http2Session(await connector.open(['h2'], signal), 'tests', 100);
    expect((await session.send(new Exchange(buildRequest(server.origin), signal))).status).toBe(200);
    expect(session.isUsable).toBe(true);
    await expect.poll(() => [session.isUsable, server.open.size]).toEqual([false, 0]);
  });
});

describe('an unused connection does not keep the process running', () => {
  const cases = [
    { name: 'HTTP/1.1', serves: () => serve((_: unknown, response) => response.end('x'), CERTIFICATE) },
    { name: 'HTTP/2', serves: () => serveHttp2((_, response) => response.end('x'), CERTIFICATE) },
  ];
  it.each(cases)('$name', async ({ serves }) => {
    const server = await serves();
    expect(await runInChild({ TARGET: server.origin })).toBe('1 200');
    await expect.poll(() => server.open.size).toBe(0);
  });

  it.each(['http', 'https'])('through a proxy of %s', async (scheme) => {
    const server = await serve((_, response) => response.end('x'), CERTIFICATE);
    const proxy = await startProxy('connect-locally', scheme === 'https' ? CERTIFICATE : undefined);
    const variables = { https_proxy: `${scheme}://${proxy.host}`, http_proxy: `${scheme}://${proxy.host}` };
    expect(await runInChild({ TARGET: `https://registry.test:${server.port}`, ...variables })).toBe('1 200');
    const plain = await serve((_, response) => response.end('x'));
    expect(await runInChild({ TARGET: `http://registry.test:${plain.port}`, ...variables })).toBe('1 200');
  });

  /** Sends a request and prepares connections in a process that ends by itself. Returns what it prints. */
  async function runInChild(environment: Record<string, string>): Promise<string> {
    const source = new URL('../../../src/http/', import.meta.url);
    const script = `
      import { Transport } from '${source}transport.ts';
      const transport = new Transport({ userAgent: 'tests', timeout: 20000, tls: { rejectUnauthorized: false } }, { debug() {} });
      const url = new URL(process.env.TARGET);
      transport.prepare(url, 3);
      const { status } = await transport.send({ method: 'GET', url, maxBytes: 100 });
      transport.prepare(url, 5);
      console.log('1', status);`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script], {
      env: { ...environment, NODE_NO_WARNINGS: '1', NODE_TLS_REJECT_UNAUTHORIZED: '0' },
      timeout: 10_000,
    });
    return stdout.trim();
  }
});
