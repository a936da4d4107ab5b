import { NetworkError } from '../error.ts';
import { explainProxy } from './explain-proxy.ts';
import { failureCode } from './failure-code.ts';
import type { HttpRequest } from './message.ts';
import { formatRequest } from './redact.ts';
import { issuersOf } from './tls.ts';
import { ProxyError, type ProxyServer } from './tunnel.ts';

/** What an explanation needs to know of a request that failed. */
interface Failure {
  readonly cause: unknown;
  readonly url: URL;
  /** The names of the certificates in the input ca-certificate. */
  readonly given: readonly string[] | undefined;
}

/** What a request was sent with: the deadline in milliseconds, its proxy, the names of the certificates in ca-certificate; the status that it got, and whether it was certainly not sent. */
interface SentWith {
  readonly timeout: number;
  readonly proxy: ProxyServer | undefined;
  readonly given?: readonly string[] | undefined;
  readonly status?: number | undefined;
  readonly unsent?: boolean;
}

/** The error for a request without a complete response: what is wrong, what to change, the request, and the code of Node's error. */
export function toNetworkError(
  cause: unknown,
  request: HttpRequest,
  { timeout, proxy, given, status, unsent = false }: SentWith,
): NetworkError {
  const { url } = request;
  const through = proxy === undefined ? '' : ` through the proxy ${proxy.url.host}`;
  const sent = `${formatRequest(request)}${through}${status === undefined ? '' : ` returned ${status}, then`}`;
  const options = { cause, unsent, ...(status !== undefined && { status }) };
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return new NetworkError(
      `No complete response within ${timeout / 1000} s. ${RAISE_TIMEOUT} ${sent} timed out.`,
      options,
    );
  }
  if (cause instanceof ProxyError && proxy !== undefined) {
    return new NetworkError(`${explainProxy(cause, url, proxy)} ${sent} failed (${cause.message}).`, options);
  }
  const code = failureCode(cause);
  const explanation = explainCode(code, { cause, url, given });
  return new NetworkError(`${explanation} ${sent} failed${code === undefined ? '' : ` (${code})`}.`, options);
}

function explainCode(code: string | undefined, failure: Failure): string {
  if (code === undefined) return 'The connection failed.';
  const fallback = code.startsWith('HTTP/2 ') ? 'The server cancelled the request.' : 'The connection failed.';
  return EXPLANATIONS[code]?.(failure) ?? fallback;
}

const RAISE_TIMEOUT =
  'Raise the input timeout if the registry is slow; otherwise check the load of the registry and of the proxy.';

/** The meaning of codes of Node and OpenSSL, and what to change. */
const EXPLANATIONS: Readonly<Record<string, (failure: Failure) => string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: untrustedCertificate,
  SELF_SIGNED_CERT_IN_CHAIN: untrustedCertificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: (failure) => `${untrustedCertificate(failure)} ${MAYBE_INTERMEDIATE}`,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrustedCertificate,
  UNABLE_TO_GET_ISSUER_CERT: untrustedCertificate,
  CERT_SIGNATURE_FAILURE: untrustedCertificate,
  CERT_HAS_EXPIRED: ({ url }) => `The certificate of ${url.host} has expired. Renew it on the server.`,
  CERT_NOT_YET_VALID: ({ url }) =>
    `The certificate of ${url.host} is not valid yet. Check the clocks of the server and of this runner.`,
  ERR_TLS_CERT_ALTNAME_INVALID: ({ url }) =>
    `The certificate of the server is not valid for ${url.hostname}. Use a name that the certificate lists, or add this name to the certificate.`,
  ENOTFOUND: ({ url }) =>
    `The host ${url.hostname} was not found. Check the name in the image reference or in the input registry.`,
  ECONNREFUSED: ({ url }) =>
    `${url.host} refused the connection. Check the host and the port, and that the server is running.`,
  ECONNRESET: closedConnection,
  ERR_SSL_WRONG_VERSION_NUMBER: plainHttpServer,
  EPROTO: plainHttpServer,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plainHttpServer,
  'HTTP/2 NO_ERROR': () => 'The server ended the response before it was complete.',
  'HTTP/2 REFUSED_STREAM': () => 'The server refused the request.',
  'HTTP/2 ENHANCE_YOUR_CALM': ({ url }) =>
    `${url.host} refuses requests because it received too many. Run the step again later.`,
  HPE_INVALID_CONSTANT: notHttp,
  HPE_HEADER_OVERFLOW: ({ url }) =>
    `The response has more than 16 KiB of headers, so that it cannot be read completely. Check ${url.host}, and the proxies in front of it.`,
};

function closedConnection({ url, cause }: Failure): string {
  // Node's word for a connection that was closed after the headers of the response.
  const hasResponse = cause instanceof Error && cause.message === 'aborted';
  const hint = url.protocol === 'http:' && !hasResponse ? ` ${MAYBE_TLS}` : '';
  return `The connection was closed before the response was complete.${hint}`;
}

const MAYBE_TLS = 'If the registry uses TLS on this port, remove the input plain-http.';

function untrustedCertificate({ url, cause, given = [] }: Failure): string {
  const issuers = issuersOf(cause);
  const signed = issuers.length > 0 ? ` It was signed by ${issuers.join(', which was signed by ')}.` : '';
  const wrong = `The certificate of ${url.host} is not signed by a CA that this runner trusts.${signed}`;
  if (given.length === 0) {
    return `${wrong} Set the input ca-certificate to the certificate of the CA (PEM, or a path to it).`;
  }
  return `${wrong} The input ca-certificate has the certificate of another CA, or an older one: ${listNames(given)}. Set it to the certificate of ${issuers.at(-1) ?? 'the CA'}.`;
}

/** The server sent its own certificate alone. */
const MAYBE_INTERMEDIATE =
  'If this is an intermediate CA, ca-certificate needs the certificates of all CAs above it too, unless the server sends its certificate chain.';

function listNames(names: readonly string[]): string {
  const more = names.length - MAX_NAMES;
  return `${names.slice(0, MAX_NAMES).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

const MAX_NAMES = 5;

function plainHttpServer({ url }: Failure): string {
  return `${url.host} does not speak TLS on this port. If the registry has no https, set the input plain-http to true.`;
}

function notHttp({ url, cause }: Failure): string {
  const bytes = cause instanceof Error && 'rawPacket' in cause ? cause.rawPacket : undefined;
  if (
    url.protocol === 'http:' &&
    bytes instanceof Uint8Array &&
    bytes[0] === TLS_ALERT &&
    bytes[1] === TLS_MAJOR_VERSION
  ) {
    return `${url.host} speaks TLS on this port, but the input plain-http is true. Remove plain-http.`;
  }
  return `${url.host} does not speak HTTP. Check that this is the port of the registry.`;
}

/** The first bytes of the message with which a TLS server refuses plain HTTP. @see https://www.rfc-editor.org/rfc/rfc8446#section-5.1 */
const [TLS_ALERT, TLS_MAJOR_VERSION] = [21, 3];
