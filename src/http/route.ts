import type { Exchange } from './exchange.ts';
import type { HttpResponse } from './message.ts';

/** The connections to one origin, directly or through one proxy. */
export interface Route {
  /** @throws ResponseTooLarge; the error of Node or of the proxy if there is no complete response; the reason of the signal. */
  send(exchange: Exchange): Promise<HttpResponse>;
  /** Opens up to so many connections in advance. Returns when the first of them is established, or has failed. */
  prepare(connections: number): Promise<void>;
}
