/**
 * A URL fit for logs and errors: without user information, fragment and scopes (ten would drown the words, and the messages name
 * the repository where it matters), with `…` for the value of each query parameter that is not known to be harmless, and for the token
 * in the path of Quay's storage proxy.
 */
export function redactUrl(url: URL): string {
  const parameters = [...url.searchParams].filter(([name]) => name !== 'scope');
  const query = parameters.map(([name, value]) => {
    return `${encodeReadably(name)}=${HARMLESS.has(name) ? encodeReadably(value) : '…'}`;
  });
  const path = url.pathname.replace(STORAGE_PROXY_TOKEN, '$1…');
  return `${url.protocol}//${url.host}${path}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** Quay with FEATURE_PROXY_STORAGE sends to `/_storage_proxy/TOKEN/scheme/host/path` for a blob (quay 106bd21d5 storage/downloadproxy.py). */
const STORAGE_PROXY_TOKEN = /^(\/_storage_proxy\/)[^/]+/;

/** Parameters of the token endpoint and of lists. Pre-signed addresses of blobs carry their signature in others. */
const HARMLESS = new Set(['service', 'n', 'last', 'page', 'limit', 'artifactType']);

/** Percent-encoded but for `:`, `/` and `,`, so that a host, a digest and a media type read as such. */
function encodeReadably(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2F|2C)/g, decodeURIComponent);
}
