import { validateHeaderValue } from 'node:http';
import type { ClientHttp2Session, ClientHttp2Stream } from 'node:http2';
import type { Socket } from 'node:net';
import { NetworkError } from '../error.ts';
import type { Exchange } from './exchange.ts';
import { failureCode } from './failure-code.ts';
import { Http2Error, PROTOCOL_ERROR, REFUSED_STREAM } from './http2-error.ts';
import { ResponseStream } from './http2-stream.ts';
import type { HttpRequest, HttpResponse } from './message.ts';

/** One connection of HTTP/2, which carries many requests at the same time. */
export class Http2Session {
  readonly #session: ClientHttp2Session;
  /** Referenced for as long as this object is, and not used. */
  readonly native: unknown;
  readonly #userAgent: string;
  #hasSettings = false;
  /** What the server sent before it closed the connection. */
  #goaway: { readonly code: number; readonly lastStream: number } | undefined;
  #active = 0;
  #isRetired = false;

  /**
   * @param socket a connection on which the server chose HTTP/2.
   * @param userAgent the User-Agent of each request.
   * @param maxIdle milliseconds until it is closed if it is not used: servers and firewalls close such a connection, some without a message.
   */
  constructor(socket: Socket, userAgent: string, maxIdle = 30_000) {
    this.#userAgent = userAgent;
    const { connect } = loadHttp2();
    // Node ignores the URL, because the connection is established already.
    this.#session = connect('https://localhost', { ...OPTIONS, createConnection: () => socket });
    this.native = nativeOf(this.#session);
    this.#session.on('remoteSettings', () => {
      this.#hasSettings = true;
    });
    this.#session.on('goaway', (code, lastStream) => {
      this.#goaway = { code, lastStream };
    });
    this.#session.on('connect', () => {
      if (!this.#session.destroyed) this.#session.setLocalWindowSize(SESSION_WINDOW);
    });
    // The requests in flight fail with the same error. Without a listener, it would end the process.
    this.#session.on('error', () => undefined);
    this.#session.setTimeout(maxIdle);
    this.#session.on('timeout', () => {
      if (this.#active === 0) this.retire();
    });
  }

  /** Whether the server has sent its settings, as it must when the connection is established. */
  get hasSettings(): boolean {
    return this.#hasSettings;
  }

  /** Whether it accepts another request. */
  get isUsable(): boolean {
    return !this.#isRetired && !this.#session.closed && !this.#session.destroyed;
  }

  /** Sends no more requests on this connection, and closes it when the responses in flight are complete. */
  retire(): void {
    this.#isRetired = true;
    if (this.#active === 0) this.#session.destroy();
  }

  /** @throws Http2Error if the response is not complete; ResponseTooLarge; the reason of the signal. */
  async send(exchange: Exchange): Promise<HttpResponse> {
    const { request, signal } = exchange;
    const stream = new ResponseStream(this.#open(request, signal), exchange);
    exchange.begin();
    this.#active += 1;
    try {
      return await stream.result;
    } catch (error) {
      if (error instanceof NetworkError) throw error;
      if (!signal.aborted) throw this.#explain(error, stream, exchange);
      // The connection may be dead without a message.
      this.retire();
      throw signal.reason;
    } finally {
      this.#active -= 1;
      if (this.#isRetired) this.retire();
    }
  }

  #open({ url, method, headers = {}, body = '' }: HttpRequest, signal: AbortSignal): ClientHttp2Stream {
    // node:http2 does not check them.
    for (const [name, value] of Object.entries(headers)) validateHeaderValue(name, value);
    const stream = this.#session.request(
      {
        ':method': method,
        ':scheme': 'https',
        ':authority': url.host,
        ':path': url.pathname + url.search,
        'user-agent': this.#userAgent,
        ...(method !== 'GET' && method !== 'HEAD' && { 'content-length': Buffer.byteLength(body) }),
        ...headers,
      },
      { endStream: body === '', signal },
    );
    if (body !== '') stream.end(body);
    return stream;
  }

  #explain(cause: unknown, stream: ResponseStream, exchange: Exchange): Http2Error {
    const isUnsent = stream.id === undefined || (this.#goaway !== undefined && stream.id > this.#goaway.lastStream);
    if (failureCode(cause) === 'ERR_HTTP2_ERROR') {
      return new Http2Error({ kind: 'protocol', code: PROTOCOL_ERROR, isUnsent }, { cause });
    }
    if (this.#session.destroyed && this.#goaway === undefined) {
      // Without a code, the cause says no more than that.
      const options = failureCode(cause) === undefined ? {} : { cause };
      return new Http2Error({ kind: this.#hasSettings ? 'lost' : 'no-settings', isUnsent }, options);
    }
    if (this.#goaway?.code) return new Http2Error({ kind: 'goaway', code: this.#goaway.code, isUnsent });
    const isRefused = stream.code === REFUSED_STREAM && !exchange.hasStarted;
    return new Http2Error({ kind: 'reset', code: stream.code, isUnsent: isUnsent || isRefused });
  }
}

/**
 * The native object below a session. If a response has headers that nghttp2 rejects, Node may abort the process when it collects this
 * object after the session was destroyed: `~Http2Session`, `current_nghttp2_memory_ == 0` (Node 24.21). So it must not be collected.
 */
function nativeOf(session: ClientHttp2Session): unknown {
  const symbol = Object.getOwnPropertySymbols(session).find(({ description }) => description === 'kHandle');
  return symbol === undefined ? undefined : Reflect.get(session, symbol);
}

/** Loads the module, which takes some milliseconds, only where it is needed. */
export function loadHttp2(): typeof import('node:http2') {
  return process.getBuiltinModule('node:http2');
}

/** Bytes that the server may send before it waits for this client: the default of 64 KiB costs a round trip each. */
const STREAM_WINDOW = 16 << 20;
const SESSION_WINDOW = 64 << 20;

const OPTIONS = {
  settings: { enablePush: false, initialWindowSize: STREAM_WINDOW },
  // By default, Node rejects a response with more than 128 headers; and a process that rejects one itself, because of this limit or of
  // `maxHeaderListSize`, may end with a failed assertion (docs/decisions/http2.md). nghttp2 limits them to about 144 KiB.
  maxHeaderListPairs: 1 << 20,
  // By default, Node ignores headers with spaces around the value.
  strictFieldWhitespaceValidation: false,
};
