import http2, { type Http2ServerRequest, type Http2ServerResponse, type SecureServerOptions } from 'node:http2';
import type { Certificate } from './certificate.ts';
import { type Listening, listen } from './http-server.ts';

/** A server that speaks HTTP/2 and HTTP/1.1 over TLS, and records its requests. */
export interface Http2TestServer extends Listening {
  readonly origin: string;
  readonly requests: readonly Http2ServerRequest[];
}

type Listener = (request: Http2ServerRequest, response: Http2ServerResponse) => void;

/** Starts the server with this listener. */
export async function serveHttp2(
  listener: Listener,
  certificate: Certificate,
  options: SecureServerOptions & { readonly address?: string } = {},
): Promise<Http2TestServer> {
  const requests: Http2ServerRequest[] = [];
  const { address, ...rest } = options;
  const server = http2.createSecureServer({ allowHTTP1: true, ...certificate, ...rest }, (request, response) => {
    requests.push(request);
    response.stream?.on('error', () => undefined);
    listener(request, response);
  });
  server.on('sessionError', () => undefined);
  const listening = await listen(server, address);
  return { ...listening, origin: `https://localhost:${listening.port}`, requests };
}
