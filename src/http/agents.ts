import http from 'node:http';
import https from 'node:https';
import { Duplex } from 'node:stream';
import tls from 'node:tls';
import type { TransportSettings } from './message.ts';
import { recordIssuers, type TlsTrust } from './tls.ts';
import { openTunnel, type ProxyServer } from './tunnel.ts';

type Settings = Pick<TransportSettings, 'timeout' | 'tls'>;
type Callback = (error: Error | null, stream: Duplex) => void;

/** The pools of connections: one for each protocol, direct and through each proxy. */
export class Agents {
  readonly #settings: Settings;
  readonly #agents = new Map<string, http.Agent>();

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** The agent for the URLs of this protocol, and the module whose requests it accepts. */
  agentFor(
    { protocol }: URL,
    proxy: ProxyServer | undefined,
  ): { agent: http.Agent; module: typeof http | typeof https } {
    const isTls = protocol === 'https:';
    const key = `${protocol} ${proxy?.url.href ?? ''}`;
    const agent = this.#agents.get(key) ?? this.#open(isTls, proxy);
    this.#agents.set(key, agent);
    return { agent, module: isTls && proxy === undefined ? https : http };
  }

  #open(isTls: boolean, proxy: ProxyServer | undefined): http.Agent {
    if (proxy !== undefined) return new TunnelAgent(proxy, { ...this.#settings, isTls });
    return isTls ? new TlsAgent(this.#settings.tls) : new http.Agent({ keepAlive: true });
  }
}

/** Connects directly. */
class TlsAgent extends https.Agent {
  constructor(trust: TlsTrust) {
    super({ keepAlive: true, ...tlsOptions(trust) });
  }

  override createConnection(options: https.RequestOptions, callback?: Callback): Duplex | null | undefined {
    const socket = super.createConnection(options, callback);
    if (socket instanceof tls.TLSSocket) recordIssuers(socket);
    return socket;
  }
}

/** Connects through a proxy, and encrypts within the tunnel if the URLs are https. For requests of `node:http` in both cases. */
class TunnelAgent extends http.Agent {
  readonly #proxy: ProxyServer;
  readonly #settings: Settings & { readonly isTls: boolean };

  constructor(proxy: ProxyServer, settings: Settings & { readonly isTls: boolean }) {
    // An idle connection of TLS within TLS would keep the process running.
    super({ keepAlive: proxy.url.protocol === 'http:' });
    this.#proxy = proxy;
    this.#settings = settings;
  }

  override createConnection(options: https.RequestOptions, callback: Callback = () => undefined): undefined {
    const host = options.host ?? '';
    const target = `${host.includes(':') ? `[${host}]` : host}:${options.port}`;
    openTunnel(this.#proxy, target, this.#settings).then(
      (socket) => callback(null, this.#settings.isTls ? this.#encrypt(socket, options) : socket),
      // The stream is ignored; only the type requires one.
      (error: Error) => callback(error, new Duplex()),
    );
  }

  #encrypt(socket: Duplex, { host, servername }: https.RequestOptions): tls.TLSSocket {
    const names = { ...(typeof host === 'string' && { host }), ...(servername !== undefined && { servername }) };
    const encrypted = tls.connect({ ...tlsOptions(this.#settings.tls), ...names, socket });
    recordIssuers(encrypted);
    return encrypted;
  }
}

function tlsOptions({ secureContext, rejectUnauthorized }: TlsTrust): tls.ConnectionOptions {
  return { ...(secureContext && { secureContext }), ...(rejectUnauthorized !== undefined && { rejectUnauthorized }) };
}
