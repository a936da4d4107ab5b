import { isIPv6 } from 'node:net';

/**
 * Parses the `host[:port]` of a registry and returns it in lower case, otherwise unchanged (a default port is kept); `undefined` if it is
 * not valid. An IPv6 address is in brackets, an international name in its ASCII form.
 * @see https://www.rfc-editor.org/rfc/rfc3986#section-3.2.2
 */
export function parseHost(text: string): string | undefined {
  const [, host = '', port] = HOST_AND_PORT.exec(text.toLowerCase()) ?? [];
  if (port !== undefined && Number(port) > MAX_PORT) return undefined;
  return isAddress(host) || isName(host) ? text.toLowerCase() : undefined;
}

/** The origin of a registry, `https://host[:port]`, or `http://…` for plain HTTP. */
export function originOf(host: string, plainHttp: boolean): URL {
  return new URL(`${plainHttp ? 'http' : 'https'}://${host}`);
}

const HOST_AND_PORT = /^(\[[^\]]*\]|[^:[\]]+)(?::([1-9]\d{0,4}))?$/;
const MAX_PORT = 65_535;

function isAddress(host: string): boolean {
  return host.startsWith('[') && !host.includes('%') && isIPv6(host.slice(1, -1));
}

function isName(host: string): boolean {
  if (host.length > MAX_NAME_LENGTH || !NAME.test(host)) return false;
  // A URL reads `0x7f.1` and `127.1` as 127.0.0.1: the host in the workflow must be the host that is contacted.
  return URL.canParse(`https://${host}`) && new URL(`https://${host}`).hostname === host;
}

const NAME = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;
/** Characters of a DNS name, RFC 1035 section 2.3.4. */
const MAX_NAME_LENGTH = 253;
