import http from 'node:http';
import { createServer, type Server, type Socket } from 'node:net';
import tls from 'node:tls';
import { type Call, http1Call } from './call.ts';
import { type Certificate, selfSigned } from './certificate.ts';
import { Connections, type RecordedConnection } from './connection.ts';
import { acceptHttp2, type Http2Settings } from './http2-session.ts';

/** How a listener speaks. */
export interface ListenerSettings {
  readonly tls: boolean;
  /** With TLS, ALPN offers HTTP/2 beside HTTP/1.1; undefined: HTTP/1.1 only. */
  readonly http2?: Http2Settings | undefined;
}

/** Listens on a free port of 127.0.0.1; requests are handled after `serve`. */
export async function listen(settings: ListenerSettings): Promise<Listener> {
  const listener = new Listener(settings, settings.tls ? await selfSigned() : undefined);
  await listener.open();
  return listener;
}

/** A listening port of 127.0.0.1. */
export class Listener {
  /** In PEM; empty without TLS. */
  readonly certificate: string;
  readonly #http2: Http2Settings | undefined;
  readonly #server: Server;
  /** Reads and writes HTTP/1.1 on the sockets that it is given; it does not listen itself. */
  readonly #http1 = http.createServer();
  readonly #connections = new Connections();
  #handle: (call: Call) => void = () => undefined;

  constructor({ http2 }: ListenerSettings, certificate: Certificate | undefined) {
    this.certificate = certificate?.certificate ?? '';
    this.#http2 = http2;
    this.#server = certificate === undefined ? createServer(SOCKETS) : tls.createServer(tlsOptions(certificate, http2));
    this.#server.on('connection', (socket: Socket) => this.#connections.add(socket));
    if (certificate === undefined) this.#server.on('connection', (socket: Socket) => this.#speakPlainly(socket));
    else this.#server.on('secureConnection', (socket: tls.TLSSocket) => this.#speak(socket));
    this.#http1.on('request', (incoming, response) => {
      this.#receive(http1Call(incoming, response, this.#connections.of(incoming.socket)));
    });
  }

  /** `localhost:PORT` */
  get host(): string {
    const address = this.#server.address();
    return `localhost:${typeof address === 'object' && address !== null ? address.port : ''}`;
  }

  /** The host with the scheme. */
  get origin(): string {
    return `${this.certificate === '' ? 'http' : 'https'}://${this.host}`;
  }

  /** Those since the start or the last `forgetConnections`, in order. */
  get connections(): readonly RecordedConnection[] {
    return this.#connections.all;
  }

  async open(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
  }

  /** Handles the requests of every connection. */
  serve(handle: (call: Call) => void): void {
    this.#handle = handle;
  }

  forgetConnections(): void {
    this.#connections.forget();
  }

  /** Closes the port and every connection. */
  async stop(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#connections.destroy();
    await closed;
  }

  #speakPlainly(socket: Socket): void {
    this.#connections.of(socket).protocol = 'HTTP/1.1';
    this.#http1.emit('connection', socket);
  }

  #speak(socket: tls.TLSSocket): void {
    const connection = this.#connections.secured(socket);
    if (connection.protocol === 'HTTP/1.1' || this.#http2 === undefined) this.#http1.emit('connection', socket);
    else acceptHttp2(this.#http2, { socket, connection }, (call) => this.#receive(call));
  }

  #receive(call: Call): void {
    call.connection.requests += 1;
    this.#handle(call);
  }
}

/** As node:http opens its own. */
const SOCKETS = { allowHalfOpen: true, noDelay: true };

function tlsOptions({ key, certificate }: Certificate, http2: Http2Settings | undefined): tls.TlsOptions {
  return {
    key,
    cert: certificate,
    noDelay: true,
    ALPNProtocols: http2 === undefined ? ['http/1.1'] : ['h2', 'http/1.1'],
  };
}
