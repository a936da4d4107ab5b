import http, { type Server } from 'node:http';
import https from 'node:https';
import type { Socket } from 'node:net';
import { selfSigned } from './certificate.ts';

/** A listening port of 127.0.0.1; `stop` closes open connections. */
export interface Listener {
  readonly server: Server;
  readonly host: string;
  readonly origin: string;
  readonly certificate: string;
  readonly connections: WeakMap<Socket, number>;
  stop(): Promise<void>;
}

/** Listens on a free port; requests are handled after `serve`. */
export async function listen(tls: boolean): Promise<Listener> {
  const pems = tls ? await selfSigned() : undefined;
  const server =
    pems === undefined ? http.createServer() : https.createServer({ key: pems.key, cert: pems.certificate });
  const connections = new WeakMap<Socket, number>();
  const open = new Set<Socket>();
  let count = 0;
  server.on('connection', (socket: Socket) => remember(open, socket));
  server.on(tls ? 'secureConnection' : 'connection', (socket: Socket) => connections.set(socket, ++count));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const host = `localhost:${typeof address === 'object' && address !== null ? address.port : ''}`;
  const stop = () => close(server, open);
  return {
    server,
    host,
    origin: `${tls ? 'https' : 'http'}://${host}`,
    certificate: pems?.certificate ?? '',
    connections,
    stop,
  };
}

function remember(open: Set<Socket>, socket: Socket): void {
  open.add(socket);
  socket.on('error', () => undefined);
  socket.once('close', () => open.delete(socket));
}

async function close(server: Server, open: ReadonlySet<Socket>): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  for (const socket of open) socket.destroy();
  await closed;
}
