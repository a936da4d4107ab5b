import type http from 'node:http';
import type { Socket } from 'node:net';
import { TLSSocket } from 'node:tls';
import { NetworkError } from '../error.ts';
import { Agents } from './agents.ts';
import { ResponseReader } from './body.ts';
import { withDeadline } from './deadline.ts';
import { toNetworkError } from './failure.ts';
import type { HttpClient, HttpRequest, HttpResponse, TransportSettings } from './message.ts';
import { findProxy } from './proxy.ts';
import type { ProxyServer } from './tunnel.ts';

/** HTTP/1.1: one request, one complete response, no redirects, no retries. */
export class Http1Transport implements HttpClient {
  readonly #settings: TransportSettings;
  readonly #agents: Agents;

  constructor(settings: TransportSettings) {
    this.#settings = settings;
    this.#agents = new Agents(settings);
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const { timeout, tls } = this.#settings;
    const proxy = findProxy(request.url);
    const reader = new ResponseReader(request);
    let unsent = true;
    const onConnect = () => {
      unsent = false;
    };
    try {
      return await withDeadline(timeout, async (signal) => {
        return reader.read(await this.#open(request, proxy, { signal, onConnect }));
      });
    } catch (cause) {
      const refusal = reader.partialRefusal();
      if (refusal !== undefined) return refusal;
      if (cause instanceof NetworkError) throw cause;
      throw toNetworkError(cause, request, { timeout, proxy, given: tls.given, status: reader.failedStatus, unsent });
    }
  }

  /** Sends a request, and returns when the headers of the response have arrived. Calls `onConnect` when the connection can carry the request. */
  async #open(
    request: HttpRequest,
    proxy: ProxyServer | undefined,
    { signal, onConnect }: { readonly signal: AbortSignal; readonly onConnect: () => void },
  ): Promise<http.IncomingMessage> {
    const { url, method, headers, body = '' } = request;
    const { promise, resolve, reject } = Promise.withResolvers<http.IncomingMessage>();
    const { agent, module } = this.#agents.agentFor(url, proxy);
    const sent = module.request({
      agent,
      // Node expects an IPv6 address without brackets, a URL has it in brackets.
      host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
      port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
      path: url.pathname + url.search,
      method,
      headers: {
        host: url.host,
        'user-agent': this.#settings.userAgent,
        'content-length': Buffer.byteLength(body),
        ...headers,
      },
      signal,
    });
    // By default Node drops all headers after the first thousand, `Link` among them. Its limit of 16 KiB for all headers remains.
    sent.maxHeadersCount = 0;
    sent.on('socket', (socket) => whenConnected(sent, socket, onConnect));
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.on('close', () => reject(new Error('The connection was closed without a response')));
    sent.end(body);
    return await promise;
  }
}

/** A connection by TLS can carry a request after the handshake, in which the certificate of the server is verified. */
function whenConnected(sent: http.ClientRequest, socket: Socket, onConnect: () => void): void {
  if (sent.reusedSocket) onConnect();
  else if (socket instanceof TLSSocket) socket.once('secureConnect', onConnect);
  else if (socket.connecting) socket.once('connect', onConnect);
  else onConnect();
}
