import net from 'node:net';
import { describe, expect, it } from 'vitest';
import { trustCertificates } from '../../../src/http/tls.ts';
import { certificateFor } from '../../support/certificate.ts';
import { serve } from '../../support/http-server.ts';
import { serveHttp2 } from '../../support/http2-server.ts';
import { setProxies, startProxy } from '../../support/proxy.ts';
import { buildRequest, networkErrorOf, openTransport } from './requests.ts';

const CERTIFICATE = await certificateFor('localhost');
const TRUSTED = { tls: trustCertificates(CERTIFICATE.cert) };

/** Sends the port of the client. */
function sendPort(request: { readonly socket: net.Socket }, response: { end(body: string): void }): void {
  response.end(String(request.socket.remotePort));
}

/** A transport that takes this socket for its first connection. */
function transportWith(socket: net.Socket, settings = {}) {
  const sockets = [socket];
  const asked: string[] = [];
  const takeConnection = ({ origin }: URL) => {
    asked.push(origin);
    return sockets.shift();
  };
  return { asked, transport: openTransport({ ...TRUSTED, takeConnection, ...settings }) };
}

describe('a connection that was opened in advance is used', () => {
  it.each([
    { name: 'over HTTP/2, while it is connecting', protocol: 'h2', waits: false },
    { name: 'over HTTP/2, when it is connected', protocol: 'h2', waits: true },
    { name: 'over HTTP/1.1, while it is connecting', protocol: 'http/1.1', waits: false },
    { name: 'over HTTP/1.1, when it is connected', protocol: 'http/1.1', waits: true },
  ])('$name', async ({ protocol, waits }) => {
    const server = protocol === 'h2' ? await serveHttp2(sendPort, CERTIFICATE) : await serve(sendPort, CERTIFICATE);
    const socket = net.connect(server.port, 'localhost');
    await new Promise<void>((resolve) => (waits ? socket.once('connect', resolve) : resolve()));
    const { transport, asked } = transportWith(socket);
    const response = await transport.send(buildRequest(`https://localhost:${server.port}/`));
    expect(response.body.toString()).toBe(String(socket.localPort));
    expect(asked[0]).toBe(`https://localhost:${server.port}`);
  });
});

describe('a new connection is opened', () => {
  it('if the one that was opened in advance fails', async () => {
    const server = await serveHttp2(sendPort, CERTIFICATE);
    const closed = net.connect(1, '127.0.0.1');
    closed.on('error', () => undefined);
    const { transport } = transportWith(closed);
    expect((await transport.send(buildRequest(server.origin))).status).toBe(200);
  });

  const ends: { name: string; end: (socket: net.Socket) => void }[] = [
    { name: 'ended', end: (socket) => socket.end() },
    { name: 'reset', end: (socket) => socket.resetAndDestroy() },
  ];
  it.each(ends)('if the server has $name it', async ({ end }) => {
    const server = await serveHttp2(sendPort, CERTIFICATE);
    const socket = net.connect(server.port, 'localhost').on('error', () => undefined);
    await expect.poll(() => server.open.size).toBe(1);
    for (const accepted of server.open) if (accepted instanceof net.Socket) end(accepted);
    await expect.poll(() => server.open.size).toBe(0);
    const { transport } = transportWith(socket);
    expect((await transport.send(buildRequest(server.origin))).status).toBe(200);
    expect(server.connections()).toBe(2);
  });

  it('through a proxy', async () => {
    const proxy = await startProxy(503);
    setProxies({ https_proxy: `http://${proxy.host}` });
    const { transport, asked } = transportWith(new net.Socket());
    await networkErrorOf(transport.send(buildRequest('https://registry.test/')));
    expect([asked, proxy.requests.length > 0]).toEqual([[], true]);
  });
});

it('a connection that is never established ends with the deadline', async () => {
  const socket = new net.Socket();
  Object.defineProperty(socket, 'connecting', { value: true });
  const { transport } = transportWith(socket, { timeout: 50 });
  const error = await networkErrorOf(transport.send(buildRequest('https://localhost:1')));
  expect(error.message).toMatch(/no complete response within 0.05 s/i);
});
