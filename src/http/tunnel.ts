import http from 'node:http';
import type net from 'node:net';
import { failureCode } from './failure-code.ts';
import type { TlsTrust } from './tls.ts';

/** The proxy of a request, and the environment variable that names it. */
export interface ProxyServer {
  readonly url: URL;
  readonly variable: string;
}

/** A failure of the proxy itself: it cannot be reached, or does not open a tunnel. The message never has its login. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
  /** The code of Node's error, or `CONNECT 503` for a status. */
  readonly code: string;
  /** The status with which the proxy refused; `undefined` if it sent no valid response. */
  readonly status: number | undefined;

  constructor(message: string, { code, status }: { code: string; status?: number }, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
    this.status = status;
  }
}

/**
 * Opens a tunnel to `host:port` with CONNECT.
 * @throws ProxyError, also when `signal` is aborted.
 * @see https://www.rfc-editor.org/rfc/rfc9110#CONNECT
 */
export async function openTunnel(
  { url }: ProxyServer,
  target: string,
  { tls, signal }: { readonly tls: TlsTrust; readonly signal: AbortSignal },
): Promise<net.Socket> {
  const { promise, resolve, reject } = Promise.withResolvers<net.Socket>();
  const isTls = url.protocol === 'https:';
  // The certificate of the proxy is rarely the given one.
  const secureContext = isTls ? (tls.widerContext?.() ?? tls.secureContext) : undefined;
  const request = (isTls ? process.getBuiltinModule('node:https') : http).request({
    ...(isTls && secureContext && { secureContext }),
    ...(isTls && tls.rejectUnauthorized === false && { rejectUnauthorized: false }),
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port),
    method: 'CONNECT',
    path: target,
    headers: { host: target, ...authorizationOf(url) },
    agent: false,
    signal,
  });
  // The connection does not keep the process running: the timer of a request's deadline does.
  request.once('socket', (socket) => socket.unref());
  request.once('connect', ({ statusCode: status = 0 }, socket, head) => {
    if (status >= 200 && status < 300 && head.length === 0) return resolve(socket);
    socket.destroy();
    return reject(new ProxyError(`CONNECT ${target} returned ${status}`, { code: `CONNECT ${status}`, status }));
  });
  request.on('error', (cause) => {
    const code = failureCode(cause) ?? 'no response';
    reject(new ProxyError(code, { code }, { cause }));
  });
  request.end();
  return await promise;
}

function authorizationOf({ username, password }: URL): Record<string, string> {
  if (username === '' && password === '') return {};
  const login = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { 'proxy-authorization': `Basic ${Buffer.from(login).toString('base64')}` };
}
