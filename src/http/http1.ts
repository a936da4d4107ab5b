import http from 'node:http';
import type { Connector } from './connect.ts';
import { ConnectionPool } from './connection-pool.ts';
import type { Exchange } from './exchange.ts';
import type { HttpResponse, TransportSettings } from './message.ts';
import type { Route } from './route.ts';

/** HTTP/1.1 to one origin. */
export class Http1Route implements Route {
  readonly pool: ConnectionPool;
  readonly #userAgent: string;
  /** Whether the server has left a connection open, and never closed one, after a response. */
  #keepsAlive: boolean | undefined;

  constructor(connector: Connector, { timeout, userAgent }: TransportSettings) {
    this.pool = new ConnectionPool(connector, timeout);
    this.#userAgent = userAgent;
  }

  async send(exchange: Exchange): Promise<HttpResponse> {
    try {
      const message = await this.#open(exchange);
      const closes = message.headers.connection?.toLowerCase() === 'close' || message.httpVersion === '1.0';
      this.#keepsAlive = !closes && this.#keepsAlive !== false;
      return await readMessage(message, exchange);
    } catch (error) {
      // Where one connection fails, those that were opened at the same time may be dead as well.
      this.pool.closeSpares();
      throw error;
    }
  }

  async prepare(connections: number): Promise<void> {
    if (connections === 0) return;
    // One first: a server or proxy that refuses it refuses the others as well.
    const first = this.pool.openSpares(1, { countsBusy: true });
    void this.pool.connected.then(() => {
      void this.pool.openSpares(connections, { countsBusy: this.#keepsAlive === true });
    });
    await first;
  }

  /** Sends the request, and returns when the headers of the response have arrived. */
  #open(exchange: Exchange): Promise<http.IncomingMessage> {
    const { url, method, headers, body = '' } = exchange.request;
    const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
    // The module for plain HTTP in all cases: the connections of the pool are encrypted already.
    const sent = http.request({
      agent: this.pool,
      path: url.pathname + url.search,
      method,
      headers: {
        host: url.host,
        'user-agent': this.#userAgent,
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
      signal: exchange.signal,
    });
    // By default Node drops all headers after the first thousand, `Link` among them. Its limit of 16 KiB for all headers remains.
    sent.maxHeadersCount = 0;
    sent.on('socket', () => {
      exchange.begin();
      setImmediate(() => this.#prepareNext());
    });
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.on('close', () => reject(new Error('The connection was closed without a response')));
    sent.end(body);
    return promise;
  }

  /**
   * Connects for the next requests while the response is awaited, because Quay closes the connection after most responses. Two at a time,
   * since a connection takes two round trips and a request one; one before it is known that the server closes them.
   */
  #prepareNext(): void {
    if (this.#keepsAlive !== true) void this.pool.openSpares(this.#keepsAlive === false ? 2 : 1);
  }
}

async function readMessage(message: http.IncomingMessage, exchange: Exchange): Promise<HttpResponse> {
  // Node sets the status of every response that a client receives.
  const { statusCode: status = 0, rawHeaders } = message;
  exchange.start({ status, rawHeaders });
  const body: AsyncIterable<Buffer> = message;
  // `for await` throws if the connection is cut within the body; the event 'end' would never be emitted. `break` closes the connection.
  for await (const chunk of body) if (!exchange.add(chunk)) break;
  return exchange.response();
}
