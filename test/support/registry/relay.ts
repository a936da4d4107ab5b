import { Duplex } from 'node:stream';
import type { TLSSocket } from 'node:tls';

/** Passes everything from and to a socket, so that others may write on the socket as well. */
export class Relay extends Duplex {
  readonly #socket: TLSSocket;

  constructor(socket: TLSSocket) {
    super();
    this.#socket = socket.setNoDelay(true);
    socket.on('data', (chunk: Uint8Array) => this.push(chunk) || socket.pause());
    socket.on('end', () => this.push(null));
    socket.on('close', () => this.destroy());
  }

  override _read(): void {
    this.#socket.resume();
  }

  override _write(chunk: Uint8Array, _encoding: unknown, done: (error?: Error | null) => void): void {
    this.#socket.write(chunk, done);
  }

  override _final(done: () => void): void {
    this.#socket.end(done);
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    this.#socket.destroy();
    done(error);
  }
}
