import type net from 'node:net';
import tls from 'node:tls';
import type { Context } from '../context.ts';
import type { Connector } from './connect.ts';
import type { Exchange } from './exchange.ts';
import { Http1Route } from './http1.ts';
import { Http2Error } from './http2-error.ts';
import { Http2Session } from './http2-session.ts';
import type { HttpRequest, HttpResponse, TransportSettings } from './message.ts';
import type { Route } from './route.ts';
import { SharedWork } from './shared-work.ts';

/**
 * A direct connection with TLS. The first handshake offers HTTP/2 and HTTP/1.1, and the connection is used for the protocol that the
 * server chooses; requests wait for it, because HTTP/2 needs no other connection.
 */
export class TlsRoute implements Route {
  readonly #origin: URL;
  readonly #connector: Connector;
  readonly #settings: TransportSettings;
  readonly #debug: Context['debug'];
  readonly #http1: Http1Route;
  #usesHttp1 = false;
  #session: Http2Session | undefined;
  #opening: SharedWork<void> | undefined;

  constructor(
    origin: URL,
    { connector, settings, debug }: { connector: Connector; settings: TransportSettings } & Pick<Context, 'debug'>,
  ) {
    this.#origin = origin;
    this.#connector = connector;
    this.#settings = settings;
    this.#debug = debug;
    this.#http1 = new Http1Route(connector, settings);
  }

  async send(exchange: Exchange): Promise<HttpResponse> {
    const { request, signal } = exchange;
    for (let attempt = 1; ; attempt++) {
      const session = await this.#connect(signal);
      signal.throwIfAborted();
      if (session === undefined) return await this.#http1.send(exchange);
      try {
        return await session.send(exchange);
      } catch (error) {
        exchange.isUnsent = error instanceof Http2Error && error.isUnsent;
        if (isBroken(error, session, signal)) this.#fallBack(error);
        if (!mayResend(error, request) || attempt === MAX_ATTEMPTS) throw error;
      }
    }
  }

  async prepare(connections: number): Promise<void> {
    try {
      const session = await this.#connect(AbortSignal.timeout(this.#settings.timeout));
      if (session === undefined) await this.#http1.prepare(connections);
    } catch {
      // The next request shows why there is no connection.
    }
  }

  /** The session, or `undefined` for HTTP/1.1. */
  async #connect(signal: AbortSignal): Promise<Http2Session | undefined> {
    if (!this.#usesHttp1 && !this.#session?.isUsable) {
      if (this.#opening === undefined || this.#opening.isAborted) this.#opening = this.#open();
      await this.#opening.wait(signal);
    }
    return this.#usesHttp1 ? undefined : this.#session;
  }

  #open(): SharedWork<void> {
    const opening = new SharedWork<void>(async (signal) => {
      try {
        this.#use(await this.#connector.open(['h2', 'http/1.1'], signal));
      } finally {
        if (this.#opening === opening) this.#opening = undefined;
      }
    });
    return opening;
  }

  #use(socket: net.Socket): void {
    if (socket instanceof tls.TLSSocket && socket.alpnProtocol === 'h2') {
      this.#session = new Http2Session(socket, this.#settings.userAgent);
    } else {
      this.#usesHttp1 = true;
      this.#http1.pool.add(socket);
    }
  }

  #fallBack(error: unknown): void {
    this.#session?.retire();
    if (this.#usesHttp1) return;
    this.#usesHttp1 = true;
    const reason = error instanceof Error ? error.message : String(error);
    this.#debug(`HTTP/2 to ${this.#origin.host} failed (${reason}). From now on its requests use HTTP/1.1.`);
  }
}

/** The server may refuse requests while it restarts. */
const MAX_ATTEMPTS = 4;

function isBroken(error: unknown, session: Http2Session, signal: AbortSignal): boolean {
  if (signal.aborted) return !session.hasSettings;
  return error instanceof Http2Error && error.isProtocolFailure;
}

function mayResend(error: unknown, { method }: HttpRequest): boolean {
  // A server that received too many requests needs a pause.
  if (!(error instanceof Http2Error) || error.code === 'HTTP/2 ENHANCE_YOUR_CALM') return false;
  return error.isUnsent || (error.isProtocolFailure && (method === 'GET' || method === 'HEAD'));
}
