import net from 'node:net';

/**
 * A TCP connection to the registry that is opened while the action is still loading, which saves up to one round trip. The host is
 * guessed from the inputs before they are read. Nothing is sent on the connection before it is taken. A wrong guess costs nothing, unless the
 * name server does not respond: Node does not exit before a name look-up is finished.
 */
export class EarlyConnection {
  readonly #host: string;
  #socket: net.Socket | undefined;

  private constructor(host: string, socket: net.Socket) {
    this.#host = host;
    this.#socket = socket;
    // Without a listener, a failure would end the process. The request that needs a connection opens its own, and reports why it fails.
    socket.on('error', () => undefined);
    socket.unref();
  }

  /** Opens the connection. `undefined` if the registry cannot be guessed, or if requests to it do not use a direct TLS connection. */
  static open(environment: Readonly<Record<string, string | undefined>>): EarlyConnection | undefined {
    const host = guessHost(environment);
    if (host === undefined || usesProxy(environment) || isOn(environment['INPUT_PLAIN-HTTP'])) return undefined;
    const { hostname, port } = new URL(`https://${host}`);
    return new EarlyConnection(host, net.connect({ host: hostname, port: port === '' ? 443 : Number(port) }));
  }

  /** The connection, on the first call for this origin; `undefined` if it has failed. It may not be established yet. */
  take({ host, protocol }: URL): net.Socket | undefined {
    if (protocol !== 'https:' || host !== this.#host || this.#socket?.destroyed) return undefined;
    const socket = this.#socket;
    this.#socket = undefined;
    return socket;
  }
}

/** The input `registry`, otherwise the host of the first image, otherwise quay.io. */
function guessHost(environment: Readonly<Record<string, string | undefined>>): string | undefined {
  const { INPUT_REGISTRY: registry = '', INPUT_IMAGE: image = '', 'INPUT_IMAGES-FILE': file = '' } = environment;
  const [first = ''] = image.trim().split('/');
  // The file is not read yet.
  if (registry.trim() === '' && first === '' && file.trim() !== '') return undefined;
  const host = registry.trim() || (isHost(first) ? first : 'quay.io');
  // Names and IPv4 addresses only. URL changes an address that is not written in the usual way, and a default port.
  const isUsual = /^[a-z\d.-]+(?::\d{1,5})?$/.test(host) && URL.parse(`https://${host}`)?.host === host;
  // A token in the wrong input must not be sent to name servers. It may be one long word.
  return isUsual && isHost(host) ? host : undefined;
}

function isHost(text: string): boolean {
  return /[.:]|^localhost$/.test(text);
}

function usesProxy({ https_proxy, HTTPS_PROXY }: Readonly<Record<string, string | undefined>>): boolean {
  return Boolean(https_proxy || HTTPS_PROXY);
}

/** Also if the value is not a valid boolean: no connection is the safe choice. */
function isOn(value = ''): boolean {
  return !/^(?:|false|no|0)$/i.test(value.trim());
}
