import { getProxyUrl } from '@actions/http-client';
import { checkBypass } from '@actions/http-client/lib/proxy';
import { NetworkError } from '../error.ts';
import { redactUrl } from './redact.ts';

/**
 * The proxy on the way to a URL, as @actions/http-client reads it from `https_proxy`, `http_proxy` (upper case too) and `no_proxy`;
 * `undefined` where there is none.
 * @throws NetworkError where the variable holds no address of a proxy: @actions/http-client would go direct without a word, past
 * whatever the proxy is there to see. The value is not shown, since it may have a password.
 */
export function findProxy(url: URL): URL | undefined {
  const name = VARIABLES[url.protocol]?.find((variable) => process.env[variable]);
  if (name === undefined || checkBypass(url)) return undefined;
  const proxy = readProxy(url);
  if (proxy !== undefined && /^https?:$/.test(proxy.protocol) && proxy.hostname !== '') return proxy;
  throw new NetworkError(
    `${redactUrl(url)}: the variable ${name} of the environment holds no address of a proxy, so nothing was sent. Expected http://host:port, with a user http://user:password@host:port (what is special in them as %XX), or the variable unset; no_proxy names the hosts that need none.`,
  );
}

/** In the order in which they are looked at. */
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
