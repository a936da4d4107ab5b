import type { Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';

/** The protocol of a connection. */
export type Protocol = 'HTTP/1.1' | 'HTTP/2';

/** A TCP connection that a client opened. */
export interface RecordedConnection {
  /** From 1, in the order in which they were opened. */
  readonly number: number;
  /** With TLS what ALPN selected; undefined before the end of the handshake, and if it fails. */
  readonly protocol: Protocol | undefined;
  /** The client resumed the TLS session of an earlier connection. */
  readonly resumed: boolean;
  /** The number of requests that arrived on it. */
  readonly requests: number;
}

/** The connections of a listener. */
export class Connections {
  readonly #all: Connection[] = [];
  readonly #open = new Set<Socket>();
  readonly #bySocket = new WeakMap<Socket, Connection>();
  #opened = 0;

  /** Those since the start, or since the last call of `forget`, in order. */
  get all(): readonly RecordedConnection[] {
    return this.#all;
  }

  /** Records a TCP connection. */
  add(socket: Socket): void {
    this.#opened += 1;
    const connection = new Connection(this.#opened, socket);
    this.#all.push(connection);
    this.#bySocket.set(socket, connection);
    this.#open.add(socket);
    socket.on('error', () => undefined);
    socket.once('close', () => this.#open.delete(socket));
  }

  /** Records the end of a TLS handshake, and returns its connection. */
  secured(socket: TLSSocket): Connection {
    socket.on('error', () => undefined);
    const connection = this.#all.findLast(({ port }) => port === socket.remotePort) ?? new Connection(0, socket);
    connection.protocol = socket.alpnProtocol === 'h2' ? 'HTTP/2' : 'HTTP/1.1';
    connection.resumed = socket.isSessionReused();
    this.#bySocket.set(socket, connection);
    return connection;
  }

  /** The connection of a plain socket, or of a TLS socket. */
  of(socket: Socket): Connection {
    return this.#bySocket.get(socket) ?? new Connection(0, socket);
  }

  forget(): void {
    this.#all.length = 0;
  }

  /** Closes all of them. */
  destroy(): void {
    for (const socket of this.#open) socket.destroy();
  }
}

/** A connection while it is recorded. */
export class Connection implements RecordedConnection {
  readonly number: number;
  /** The port of the client, which tells a TLS socket which TCP connection it uses. */
  readonly port: number | undefined;
  readonly #socket: Socket;
  protocol: Protocol | undefined;
  resumed = false;
  requests = 0;

  constructor(number: number, socket: Socket) {
    this.number = number;
    this.port = socket.remotePort;
    this.#socket = socket;
  }

  /** Resets the TCP connection, which a TLS socket cannot do. */
  reset(): void {
    this.#socket.resetAndDestroy();
  }
}
