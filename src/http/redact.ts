/** `METHOD URL` for logs and errors, the URL as `redactUrl` prints it. */
export function formatRequest({ method, url }: { readonly method: string; readonly url: URL }): string {
  return `${method} ${redactUrl(url)}`;
}

/**
 * A URL for logs and errors: without user information, fragment and scopes (ten scopes would hide the rest, and the messages name the
 * repository where it matters). The value of each query parameter that may be secret is `…`, and so is the token in the path of Quay's
 * storage proxy.
 */
export function redactUrl(url: URL): string {
  const parameters = [...url.searchParams].filter(([name]) => name !== 'scope');
  const query = parameters.map(([name, value]) => {
    return `${encodeReadably(name)}=${HARMLESS.has(name) ? encodeReadably(value) : '…'}`;
  });
  const path = url.pathname.replace(STORAGE_PROXY_TOKEN, '$1…');
  return `${url.protocol}//${url.host}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** With FEATURE_PROXY_STORAGE Quay redirects to `/_storage_proxy/TOKEN/scheme/host/path` for a blob (quay 106bd21d5 storage/downloadproxy.py). */
const STORAGE_PROXY_TOKEN = /^(\/_storage_proxy\/)[^/]+/;

/** Parameters of the token endpoint and of lists. Pre-signed URLs of blobs have their signature in others. */
const HARMLESS = new Set(['service', 'n', 'last', 'page', 'limit', 'artifactType']);

/** Percent-encoded except `:`, `/` and `,`, so that hosts, digests and media types stay readable. */
function encodeReadably(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2F|2C)/g, decodeURIComponent);
}
