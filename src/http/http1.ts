import http from 'node:http';
import https from 'node:https';
import { HttpClient as ActionsHttpClient } from '@actions/http-client';
import { NetworkError } from '../error.ts';
import { readBody } from './body.ts';
import { withDeadline } from './deadline.ts';
import { toNetworkError } from './failure.ts';
import type { HttpClient, HttpRequest, HttpResponse, TransportSettings } from './message.ts';
import { findProxy } from './proxy.ts';
import { formatRequest } from './redact.ts';

/**
 * HTTP/1.1: one request, one complete response, no redirects, no retries.
 *
 * Of @actions/http-client only `requestRaw` is used, for its proxies and agents: its `readBody` never settles if the connection is
 * cut, its redirects send credentials to other hosts, and its `getJson` hides 404 and HTML.
 */
export class Http1Transport implements HttpClient {
  readonly #settings: TransportSettings;
  readonly #client: ActionsHttpClient;

  constructor(settings: TransportSettings) {
    this.#settings = settings;
    this.#client = new ActionsHttpClient(settings.userAgent, [], {
      keepAlive: true,
      allowRedirects: false,
      // Longer than our own deadline, whose message is better.
      socketTimeout: settings.timeout * 2,
    });
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const { timeout } = this.#settings;
    const proxy = findProxy(request.url);
    try {
      return await withDeadline(timeout, (signal) => this.#exchange(request, signal));
    } catch (cause) {
      if (cause instanceof NetworkError) throw cause;
      throw toNetworkError(cause, request, { timeout, proxy });
    }
  }

  async #exchange(request: HttpRequest, signal: AbortSignal): Promise<HttpResponse> {
    const { url } = request;
    const info = {
      parsedUrl: url,
      httpModule: url.protocol === 'https:' ? https : http,
      options: {
        // Node expects an IPv6 address without brackets, a URL has it in brackets.
        host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
        port: url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port),
        path: url.pathname + url.search,
        method: request.method,
        headers: { host: url.host, 'user-agent': this.#settings.userAgent, ...request.headers },
        agent: this.#agentFor(url),
        signal,
      },
    };
    const { message } = await this.#client.requestRaw(info, request.body ?? '');
    return await readResponse(message, request);
  }

  #agentFor(url: URL): http.Agent | https.Agent {
    const agent = this.#client.getAgent(url.href);
    // The client has no parameter for the trusted certificates. The agent of a proxy has `options` too, though its type does not say so.
    if ('options' in agent && typeof agent.options === 'object') Object.assign(agent.options ?? {}, this.#settings.tls);
    return agent;
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
