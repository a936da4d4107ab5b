import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { IncomingHttpHeaders as Http2Headers, ServerHttp2Stream } from 'node:http2';
import type { TLSSocket } from 'node:tls';
import type { Connection } from './connection.ts';

/** A request that arrives, and the object that sends its response. */
export type Call = Http1Call | Http2Call;

interface CallHead {
  readonly method: string;
  /** Path and query. */
  readonly url: string;
  /** With `host`, also over HTTP/2; without pseudo-headers. */
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
  readonly connection: Connection;
}

/** A request over HTTP/1.1. */
export interface Http1Call extends CallHead {
  readonly protocol: 'HTTP/1.1';
  readonly response: ServerResponse;
}

/** A request over HTTP/2, with the TLS socket below its session. */
export interface Http2Call extends CallHead {
  readonly protocol: 'HTTP/2';
  readonly stream: ServerHttp2Stream;
  readonly socket: TLSSocket;
}

/** The call of a request that node:http received. */
export function http1Call(incoming: IncomingMessage, response: ServerResponse, connection: Connection): Http1Call {
  const { method = 'GET', url = '/', headers } = incoming;
  return { protocol: 'HTTP/1.1', method, url, headers, body: incoming, connection, response };
}

/** The call of a stream that node:http2 received. */
export function http2Call(
  stream: ServerHttp2Stream,
  { ':method': method = 'GET', ':path': url = '/', ':authority': host, ':scheme': _, ...headers }: Http2Headers,
  { connection, socket }: Pick<Http2Call, 'connection' | 'socket'>,
): Http2Call {
  return {
    ...{ protocol: 'HTTP/2', method, url, body: stream, connection, stream, socket },
    headers: { ...(host === undefined ? {} : { host }), ...headers },
  };
}

/** Closes the connection of a request at once. */
export function cut(call: Call): void {
  if (call.protocol === 'HTTP/1.1') call.response.socket?.destroy();
  else call.socket.destroy();
}
