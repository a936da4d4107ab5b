import { connect, createServer, type Server, type Socket } from 'node:net';

/**
 * A TCP proxy that adds latency: each direction takes half of the round trip, and the bytes keep their order. The kernel of this machine
 * accepts a connection at once, so the proxy adds the round trip of the TCP handshake to the first bytes of the client. Bandwidth,
 * losses and the slow start of TCP are not simulated.
 */
export class DelayingProxy {
  /** Milliseconds; a change applies to bytes that arrive afterwards. */
  roundTrip: number;
  /** The port on 127.0.0.1 that connections are forwarded to. */
  target = 0;
  readonly #server: Server;
  readonly #open = new Set<Socket>();
  #connections = 0;

  constructor(roundTrip = 0) {
    this.roundTrip = roundTrip;
    this.#server = createServer({ allowHalfOpen: true, noDelay: true }, (client) => this.#forward(client));
  }

  /** Listens on a port of 127.0.0.1, by default a free one, and returns it. */
  async start(port = 0): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(port, '127.0.0.1', resolve));
    const address = this.#server.address();
    if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
    return address.port;
  }

  /** The number of connections since the start or the last call. */
  takeConnections(): number {
    const taken = this.#connections;
    this.#connections = 0;
    return taken;
  }

  /** Closes the port and all connections. */
  async stop(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    for (const socket of this.#open) socket.destroy();
    await closed;
  }

  #forward(client: Socket): void {
    this.#connections += 1;
    const server = connect({ port: this.target, host: '127.0.0.1', allowHalfOpen: true, noDelay: true });
    const connectedAt = performance.now() + this.roundTrip;
    for (const socket of [client, server]) {
      this.#open.add(socket);
      socket.once('close', () => this.#open.delete(socket));
    }
    delay(client, server, () => Math.max(performance.now(), connectedAt) + this.roundTrip / 2);
    delay(server, client, () => performance.now() + this.roundTrip / 2);
  }
}

/** Passes on what arrives at one socket to the other: bytes, the end, and a reset, each when it is due. */
function delay(from: Socket, to: Socket, dueAt: () => number): void {
  const line = new DelayLine(dueAt);
  from.on('data', (bytes) => line.add(() => to.writable && to.write(bytes)));
  from.on('end', () => line.add(() => to.end()));
  from.on('error', () => line.add(() => to.resetAndDestroy()));
}

/** Runs steps in order, each when it is due. */
class DelayLine {
  readonly #dueAt: () => number;
  readonly #waiting: { readonly due: number; readonly step: () => void }[] = [];
  #isRunning = false;

  /** @param dueAt the time at which a step that is added now is due, on the clock of `performance.now()`. */
  constructor(dueAt: () => number) {
    this.#dueAt = dueAt;
  }

  add(step: () => void): void {
    this.#waiting.push({ due: this.#dueAt(), step });
    if (!this.#isRunning) this.#run();
  }

  /** Timers may fire up to a millisecond early, so a step that is not yet due waits again. */
  #run(): void {
    for (let next = this.#waiting[0]; next !== undefined; next = this.#waiting[0]) {
      const rest = next.due - performance.now();
      this.#isRunning = rest > 0;
      if (this.#isRunning) {
        setTimeout(() => this.#run(), rest);
        return;
      }
      this.#waiting.shift();
      next.step();
    }
  }
}
