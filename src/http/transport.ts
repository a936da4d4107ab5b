import type { Context } from '../context.ts';
import { NetworkError } from '../error.ts';
import { Connector } from './connect.ts';
import { withDeadline } from './deadline.ts';
import { Exchange } from './exchange.ts';
import { toNetworkError } from './failure.ts';
import { Http1Route } from './http1.ts';
import type { HttpClient, HttpRequest, HttpResponse, TransportSettings } from './message.ts';
import { findProxy } from './proxy.ts';
import type { Route } from './route.ts';
import { TlsRoute } from './tls-route.ts';
import type { ProxyServer } from './tunnel.ts';

/**
 * One request, one complete response, no redirects, no retries. Over HTTP/2 where the server offers it and no proxy is used, otherwise
 * over HTTP/1.1.
 */
export class Transport implements HttpClient {
  readonly #settings: TransportSettings;
  readonly #context: Pick<Context, 'debug'>;
  readonly #routes = new Map<string, Route>();

  constructor(settings: TransportSettings, context: Pick<Context, 'debug'>) {
    this.#settings = settings;
    this.#context = context;
  }

  async send(request: HttpRequest): Promise<HttpResponse> {
    const { timeout, tls } = this.#settings;
    const proxy = findProxy(request.url);
    let exchange: Exchange | undefined;
    try {
      return await withDeadline(timeout, (signal) => {
        exchange = new Exchange(request, signal);
        return this.#routeTo(request.url, proxy).send(exchange);
      });
    } catch (cause) {
      const refusal = exchange?.partialRefusal();
      if (refusal !== undefined) return refusal;
      if (cause instanceof NetworkError) throw cause;
      const { failedStatus: status, isUnsent: unsent = true } = exchange ?? {};
      throw toNetworkError(cause, request, { timeout, proxy, given: tls.given, status, unsent });
    }
  }

  async prepare(url: URL, connections: number): Promise<void> {
    try {
      await this.#routeTo(url, findProxy(url)).prepare(connections);
    } catch (error) {
      // A proxy variable that is not valid: `send` reports it.
      if (!(error instanceof NetworkError)) throw error;
    }
  }

  #routeTo(url: URL, proxy: ProxyServer | undefined): Route {
    const key = `${url.origin} ${proxy?.url.href ?? ''}`;
    const route = this.#routes.get(key) ?? this.#openRoute(url, proxy);
    this.#routes.set(key, route);
    return route;
  }

  #openRoute(origin: URL, proxy: ProxyServer | undefined): Route {
    const settings = this.#settings;
    const connector = new Connector(origin, proxy, settings);
    if (proxy !== undefined || origin.protocol === 'http:') return new Http1Route(connector, settings);
    return new TlsRoute(origin, { connector, settings, debug: this.#context.debug });
  }
}
