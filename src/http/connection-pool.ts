import http from 'node:http';
import type net from 'node:net';
import { Duplex } from 'node:stream';
import type { Connector } from './connect.ts';

type Callback = (error: Error | null, stream: Duplex) => void;

/** A connection that was opened before a request needed it. */
interface Spare {
  readonly opening: Promise<net.Socket>;
  /** Aborted to give up a connection that is not established. */
  readonly signal: AbortSignal;
}

/** The HTTP/1.1 connections to one origin: Node's agent keeps those that a response left open, and this class opens others in advance. */
export class ConnectionPool extends http.Agent {
  readonly #connector: Connector;
  readonly #timeout: number;
  readonly #maxIdle: number;
  readonly #spares = new Set<Spare>();
  readonly #connected = Promise.withResolvers<void>();
  #abortSpares = new AbortController();

  /**
   * @param timeout milliseconds until a spare connection must be established.
   * @param maxIdle milliseconds until it is closed if it is not used: servers and firewalls close such a connection, some without a message.
   */
  constructor(connector: Connector, timeout: number, maxIdle = 10_000) {
    super({ keepAlive: true });
    this.#connector = connector;
    this.#timeout = timeout;
    this.#maxIdle = maxIdle;
  }

  /** Resolves when the first connection is established. */
  get connected(): Promise<void> {
    return this.#connected.promise;
  }

  /**
   * Opens connections in advance until so many are unused. A failure is forgotten: it shows at the request that needs the connection.
   * @param countsBusy whether those that carry a request are counted too, because they will be unused soon.
   * @returns when all of them are established, or have failed.
   */
  async openSpares(count: number, { countsBusy = false } = {}): Promise<void> {
    const available =
      this.#spares.size + countSockets(this.freeSockets) + (countsBusy ? countSockets(this.sockets) : 0);
    const missing = Math.max(0, count - available);
    await Promise.allSettled(Array.from({ length: missing }, () => this.#openSpare()));
  }

  #openSpare(): Promise<net.Socket> {
    const signal = AbortSignal.any([AbortSignal.timeout(this.#timeout), this.#abortSpares.signal]);
    const opening = this.#connector.open(['http/1.1'], signal);
    this.#keep({ opening, signal });
    return opening;
  }

  /** Adds a connection that is open and not used. */
  add(socket: net.Socket): void {
    this.#keep({ opening: Promise.resolve(socket), signal: this.#abortSpares.signal });
  }

  /** Closes the connections that were opened in advance. */
  closeSpares(): void {
    for (const { opening } of this.#spares) {
      opening.then(
        (socket) => socket.destroy(),
        () => undefined,
      );
    }
    this.#spares.clear();
    this.#abortSpares.abort();
    this.#abortSpares = new AbortController();
  }

  /** Called by Node if no connection is idle. */
  override createConnection({ signal = new AbortController().signal }: http.RequestOptions, callback?: Callback): null {
    this.#take(signal).then(
      (socket) => callback?.(null, socket),
      // The stream is ignored; only the type requires one.
      (error: Error) => callback?.(error, new Duplex()),
    );
    return null;
  }

  #keep(spare: Spare): void {
    this.#spares.add(spare);
    const drop = () => this.#spares.delete(spare);
    spare.opening.then((socket) => {
      this.#connected.resolve();
      socket.once('close', drop);
      // As Node does with a connection that a response left open. Without a listener, the end of the connection would not be noticed either.
      socket.once('data', destroy);
      socket.setTimeout(this.#maxIdle, destroy);
    }, drop);
  }

  async #take(signal: AbortSignal): Promise<net.Socket> {
    for (const spare of this.#spares) {
      this.#spares.delete(spare);
      try {
        const socket = await spare.opening;
        socket.setTimeout(0, destroy).removeListener('data', destroy);
        if (socket.readyState === 'open') return socket;
      } catch (error) {
        // The spare connection may have been given up, and not the request.
        if (!spare.signal.aborted || signal.aborted) throw error;
      }
    }
    const socket = await this.#connector.open(['http/1.1'], signal);
    this.#connected.resolve();
    return socket;
  }
}

function countSockets(sockets: NodeJS.ReadOnlyDict<readonly unknown[]>): number {
  return Object.values(sockets).reduce((sum, list) => sum + (list?.length ?? 0), 0);
}

/** Closes a connection that was unused for too long, or on which the server sent something that is not the response to a request. */
function destroy(this: Duplex): void {
  this.destroy();
}
