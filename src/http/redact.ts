/**
 * A URL fit for logs and errors: without user information and fragment, and with `…` for the value of each query parameter
 * that is not known to be harmless.
 */
export function redactUrl(url: URL): string {
  const query = [...url.searchParams].map(([name, value]) => {
    return `${encodeReadably(name)}=${HARMLESS.has(name) ? encodeReadably(value) : '…'}`;
  });
  return `${url.protocol}//${url.host}${url.pathname}${query.length > 0 ? `?${query.join('&')}` : ''}`;
}

/** Parameters of the token endpoint and of lists. Pre-signed addresses of blobs carry their signature in others. */
const HARMLESS = new Set(['service', 'scope', 'n', 'last', 'page', 'limit', 'artifactType']);

/** Percent-encoded but for `:`, `/` and `,`, so that a scope reads as one. */
function encodeReadably(text: string): string {
  return encodeURIComponent(text).replace(/%(?:3A|2F|2C)/g, decodeURIComponent);
}
