import { getProxyUrl } from '@actions/http-client';
import { checkBypass } from '@actions/http-client/lib/proxy';
import { NetworkError } from '../error.ts';
import { redactUrl } from './redact.ts';

/**
 * The proxy for a URL, as @actions/http-client reads it from `https_proxy`, `http_proxy` (also in upper case) and `no_proxy`;
 * `undefined` if there is none.
 * @throws NetworkError if the variable is not a valid proxy URL: @actions/http-client would connect directly, without a message, and
 * bypass the proxy. The value is not printed, because it may have a password.
 */
export function findProxy(url: URL): URL | undefined {
  const name = VARIABLES[url.protocol]?.find((variable) => process.env[variable]);
  if (name === undefined || checkBypass(url)) return undefined;
  const proxy = readProxy(url);
  if (proxy !== undefined && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '') return proxy;
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
    return URL.parse(getProxyUrl(url.href)) ?? undefined;
  } catch {
    return undefined;
  }
}
