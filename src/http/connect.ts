import net from 'node:net';
import tls from 'node:tls';
import { loadHttp2 } from './http2-session.ts';
import type { TransportSettings } from './message.ts';
import { isUntrusted, recordTrust } from './tls.ts';
import { openTunnel, type ProxyServer } from './tunnel.ts';

/** The versions of HTTP by their names in ALPN. @see https://www.iana.org/assignments/tls-extensiontype-values */
export type Protocol = 'h2' | 'http/1.1';

/** Opens connections to one origin, directly or through a proxy, encrypted if its URLs are https. */
export class Connector {
  readonly #origin: URL;
  readonly #proxy: ProxyServer | undefined;
  readonly #settings: Pick<TransportSettings, 'tls' | 'takeConnection'>;
  #secureContext: tls.SecureContext | undefined;
  /** The session ticket of an earlier connection, with which the server does not send its certificate again. */
  #ticket: Buffer | undefined;

  constructor(
    origin: URL,
    proxy: ProxyServer | undefined,
    settings: Pick<TransportSettings, 'tls' | 'takeConnection'>,
  ) {
    this.#origin = origin;
    this.#proxy = proxy;
    this.#settings = settings;
    this.#secureContext = settings.tls.secureContext;
  }

  /**
   * Opens a connection. It does not keep the process running: the timer of a request's deadline does.
   * @param protocols what ALPN offers; ignored without TLS.
   * @throws the error of the socket, ProxyError, or the reason of `signal`.
   */
  async open(protocols: readonly Protocol[], signal: AbortSignal): Promise<net.Socket> {
    const context = this.#secureContext;
    try {
      return await this.#open(protocols, signal);
    } catch (error) {
      const wider = isUntrusted(error) ? this.#settings.tls.widerContext?.() : undefined;
      if (wider === undefined || wider === context) throw error;
      this.#secureContext = wider;
      return await this.#open(protocols, signal);
    }
  }

  async #open(protocols: readonly Protocol[], signal: AbortSignal): Promise<net.Socket> {
    const opened = await (this.#proxy ? this.#openTunnel(this.#proxy, signal) : this.#takeOpened(signal));
    if (this.#origin.protocol === 'https:') return await this.#encrypt(opened, protocols, signal);
    return opened ?? (await established(net.connect(addressOf(this.#origin)), 'connect', signal));
  }

  async #openTunnel(proxy: ProxyServer, signal: AbortSignal): Promise<net.Socket> {
    const { host, port } = addressOf(this.#origin);
    const target = `${host.includes(':') ? `[${host}]` : host}:${port}`;
    return await openTunnel(proxy, target, { tls: this.#settings.tls, signal });
  }

  /** A connection that was opened before this client existed; `undefined` if there is none, or if it has failed. */
  async #takeOpened(signal: AbortSignal): Promise<net.Socket | undefined> {
    const socket = this.#settings.takeConnection?.(this.#origin);
    if (socket === undefined || socket.destroyed) return undefined;
    if (!socket.connecting) return socket;
    try {
      return await established(socket, 'connect', signal);
    } catch {
      // A new connection shows why it fails.
      signal.throwIfAborted();
      return undefined;
    }
  }

  async #encrypt(
    opened: net.Socket | undefined,
    protocols: readonly Protocol[],
    signal: AbortSignal,
  ): Promise<tls.TLSSocket> {
    const { rejectUnauthorized } = this.#settings.tls;
    const secureContext = this.#secureContext;
    const { host, port } = addressOf(this.#origin);
    const socket = tls.connect({
      ...(secureContext && { secureContext }),
      ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
      ...(this.#ticket && { session: this.#ticket }),
      ...(opened && { socket: opened }),
      host,
      port,
      // The certificate is compared with the host. The extension that names the server does not allow addresses.
      servername: net.isIP(host) === 0 ? host : '',
      ALPNProtocols: [...protocols],
    });
    recordTrust(socket);
    // Node loads the module in about 5 ms, while the response of the server to the first message of TLS is awaited.
    if (protocols.includes('h2')) {
      if (opened) setImmediate(loadHttp2);
      else socket.once('connect', () => setImmediate(loadHttp2));
    }
    socket.on('session', (ticket) => {
      this.#ticket = ticket;
    });
    return await established(socket, 'secureConnect', signal);
  }
}

/** Waits until the socket is connected. */
async function established<S extends net.Socket>(socket: S, event: string, signal: AbortSignal): Promise<S> {
  const { promise, resolve, reject } = Promise.withResolvers<S>();
  const abort = () => socket.destroy(signal.reason);
  signal.addEventListener('abort', abort);
  socket.once(event, () => resolve(socket));
  socket.once('error', reject);
  socket.once('close', () => reject(new Error('The connection was closed before it was established')));
  socket.unref();
  try {
    return await promise;
  } finally {
    signal.removeEventListener('abort', abort);
    socket.removeListener('error', reject);
    // The owner of the socket is told by the event 'close'. Without a listener, an error would end the process.
    socket.on('error', () => undefined);
    socket.setNoDelay(true);
  }
}

function addressOf({ hostname, port, protocol }: URL): { readonly host: string; readonly port: number } {
  // Node expects an IPv6 address without brackets, a URL has it in brackets.
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  return { host, port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port) };
}
