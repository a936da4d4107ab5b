import { findUnmatchedWildcard } from './proxy.ts';
import type { ProxyError, ProxyServer } from './tunnel.ts';

/** What is wrong with a proxy, and what to change. The login of the proxy is never part of it. */
export function explainProxy(error: ProxyError, target: URL, proxy: ProxyServer): string {
  const wildcard = findUnmatchedWildcard(target);
  const hint =
    wildcard === undefined ? '' : ` The entry ${wildcard} of no_proxy matches nothing: write ${wildcard.slice(1)}.`;
  return `${explain(error, target, proxy)}${hint}`;
}

function explain({ code, status }: ProxyError, target: URL, { url, variable }: ProxyServer): string {
  const { host } = url;
  if (status === 407) {
    const hasLogin = url.username !== '' || url.password !== '';
    return `The proxy wants a login (407)${hasLogin ? `, and does not accept the one in ${variable}` : ''}. Set ${variable} to http://user:password@${host}, with special characters percent-encoded.`;
  }
  if (status !== undefined) {
    return `The proxy refuses to connect to ${target.hostname}:${portOf(target)} (${status}). Allow this host and port in the proxy, or list the host in no_proxy if it can be reached without the proxy.`;
  }
  if (NO_TLS.has(code)) {
    return `The proxy ${host} does not speak TLS (${code}): check ${variable}. Most proxies have an address that begins with http://, also for https requests.`;
  }
  if (code.startsWith('HPE_'))
    return `The proxy ${host} does not respond as a proxy does (${code}): check ${variable}.`;
  return `Cannot reach the proxy ${host} (${code}): check ${variable}, and that the proxy is running. List hosts that need no proxy in no_proxy.`;
}

function portOf({ protocol, port }: URL): string {
  return port || (protocol === 'https:' ? '443' : '80');
}

const NO_TLS: ReadonlySet<string> = new Set([
  'EPROTO',
  'ERR_SSL_WRONG_VERSION_NUMBER',
  'ERR_SSL_PACKET_LENGTH_TOO_LONG',
]);
