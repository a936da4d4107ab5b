import http, { type IncomingMessage, type RequestListener, type Server } from 'node:http';
import https from 'node:https';
import type { Server as SocketServer } from 'node:net';
import type { Duplex } from 'node:stream';
import { onTestFinished } from 'vitest';
import type { Certificate } from './certificate.ts';

/** A server on a free port of this machine until the test ends. */
export interface Listening {
  readonly port: number;
  /** The open connections. */
  readonly open: ReadonlySet<Duplex>;
  /** The number of connections since the start. */
  connections(): number;
}

/** An HTTP server that records its requests. */
export interface TestServer extends Listening {
  /** `http://127.0.0.1:PORT`, or `https://localhost:PORT` with a certificate. */
  readonly origin: string;
  readonly requests: readonly IncomingMessage[];
}

/** Starts a server with this listener, over TLS if a certificate is given. */
export async function serve(listener: RequestListener, certificate?: Certificate): Promise<TestServer> {
  const requests: IncomingMessage[] = [];
  const server = certificate === undefined ? http.createServer(listener) : https.createServer(certificate, listener);
  server.on('request', (request) => requests.push(request));
  const listening = await listen(server);
  const origin = certificate === undefined ? 'http://127.0.0.1' : 'https://localhost';
  return { ...listening, origin: `${origin}:${listening.port}`, requests };
}

/** Starts listening, and closes the server and its connections when the test ends. */
export async function listen(server: Server | SocketServer, address = '127.0.0.1'): Promise<Listening> {
  const open = new Set<Duplex>();
  let count = 0;
  server.on('connection', (socket: Duplex) => {
    count += 1;
    open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => open.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, address, resolve));
  onTestFinished(async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    for (const socket of open) socket.destroy();
    await closed;
  });
  const bound = server.address();
  if (typeof bound !== 'object' || bound === null) throw new Error('the server has no port');
  return { port: bound.port, open, connections: () => count };
}
