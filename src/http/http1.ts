import type http from 'node:http';
import { NetworkError } from '../error.ts';
import { Agents } from './agents.ts';
import { readBody } from './body.ts';
import { withDeadline } from './deadline.ts';
import { toNetworkError } from './failure.ts';
import type { HttpClient, HttpRequest, HttpResponse, TransportSettings } from './message.ts';
import { findProxy } from './proxy.ts';
import { formatRequest } from './redact.ts';
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
    try {
      return await withDeadline(timeout, (signal) => this.#exchange(request, proxy, signal));
    } catch (cause) {
      if (cause instanceof NetworkError) throw cause;
      throw toNetworkError(cause, request, { timeout, proxy, given: tls.given });
    }
  }

  async #exchange(request: HttpRequest, proxy: ProxyServer | undefined, signal: AbortSignal): Promise<HttpResponse> {
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
    sent.on('response', resolve);
    sent.on('error', reject);
    sent.on('close', () => reject(new Error('The connection was closed without a response')));
    sent.end(body);
    return await readResponse(await promise, request);
  }
}

async function readResponse(message: http.IncomingMessage, request: HttpRequest): Promise<HttpResponse> {
  const body = await readBody(message, request);
  if (message.statusCode === undefined) {
    throw new NetworkError(`The response to ${formatRequest(request)} has no status.`);
  }
  return {
    status: message.statusCode,
    body,
    header: (name) => message.headersDistinct[name.toLowerCase()]?.[0],
    headers: (name) => message.headersDistinct[name.toLowerCase()] ?? [],
  };
}
