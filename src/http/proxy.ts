import { checkBypass, getProxyUrl } from '@actions/http-client/lib/proxy';
import { NetworkError } from '../error.ts';
import { redactUrl } from './redact.ts';
import type { ProxyServer } from './tunnel.ts';

/**
 * The proxy for a URL, as @actions/http-client reads it from `https_proxy`, `http_proxy` (also in upper case) and `no_proxy`;
 * `undefined` if there is none.
 * @throws NetworkError if the variable is not a valid proxy URL: @actions/http-client would connect directly, without a message, and
 * bypass the proxy. The value is not printed, because it may have a password.
 */
export function findProxy(url: URL): ProxyServer | undefined {
  const name = VARIABLES[url.protocol]?.find((variable) => process.env[variable]);
  if (name === undefined || checkBypass(url)) return undefined;
  const proxy = readProxy(url);
  if (proxy !== undefined && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '')
    return { url: proxy, variable: name };
  throw new NetworkError(
    `The environment variable ${name} is not a valid proxy URL. Set it to http://host:port, or to http://user:password@host:port with special characters percent-encoded, or unset it; no_proxy lists the hosts that need no proxy. No request was sent to ${redactUrl(url)}.`,
    { unsent: true },
  );
}

/** In the order in which @actions/http-client reads them. */
const VARIABLES: Readonly<Record<string, readonly string[]>> = {
  'https:': ['https_proxy', 'HTTPS_PROXY'],
  'http:': ['http_proxy', 'HTTP_PROXY'],
};

function readProxy(url: URL): URL | undefined {
  try {
    return URL.parse(getProxyUrl(url)?.href ?? '') ?? undefined;
  } catch {
    return undefined;
  }
}

/**
 * The entry of `no_proxy` that was probably meant for this host but does not match it: `*.corp`, which some programs match and others,
 * such as curl and @actions/http-client, do not.
 */
export function findUnmatchedWildcard({ hostname }: URL): string | undefined {
  const entries = (process.env.no_proxy || process.env.NO_PROXY || '').split(',').map((entry) => entry.trim());
  return entries.find((entry) => entry.startsWith('*.') && hostname.endsWith(entry.slice(1).toLowerCase()));
}
