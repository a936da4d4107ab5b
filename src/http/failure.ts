import { NetworkError } from '../error.ts';
import type { HttpRequest } from './message.ts';
import { formatRequest } from './redact.ts';

/**
 * The error for a request without a complete response: what is wrong, what to change, the request, and the code of Node's error.
 * @param timeout the deadline in milliseconds.
 * @param proxy the proxy of the request; named because a proxy that refuses looks like a connection that was cut.
 */
export function toNetworkError(
  cause: unknown,
  request: HttpRequest,
  { timeout, proxy }: { readonly timeout: number; readonly proxy: URL | undefined },
): NetworkError {
  const sent = `${formatRequest(request)}${proxy === undefined ? '' : ` through the proxy ${proxy.host}`}`;
  if (cause instanceof DOMException && cause.name === 'TimeoutError') {
    return new NetworkError(`No complete response within ${timeout / 1000} s. ${RAISE_TIMEOUT} ${sent} timed out.`, {
      cause,
    });
  }
  const code = failureCode(cause);
  const explanation = (code && EXPLANATIONS[code]?.(request.url)) || 'The connection failed.';
  return new NetworkError(`${explanation} ${sent} failed${code === undefined ? '' : ` (${code})`}.`, {
    cause,
    unsent: isUnsent(cause),
  });
}

const RAISE_TIMEOUT =
  'Raise the input timeout if the registry is slow; otherwise check the load of the registry and of the proxy.';

/** Whether a retry may help: the connection was cut, refused or not established. */
export function isCutConnection(cause: unknown): boolean {
  const code = failureCode(cause);
  return code !== undefined && CUT.has(code);
}

/** Whether the connection was not established: the host was not found, refused, or has a certificate that is not accepted. */
function isUnsent(cause: unknown): boolean {
  const failure = firstWithCode(cause);
  if (failure === undefined) return false;
  return ('syscall' in failure && CONNECTING.has(failure.syscall)) || CERTIFICATE.test(failure.code);
}

const CONNECTING: ReadonlySet<unknown> = new Set(['getaddrinfo', 'connect']);

/** Node closes the connection because of the certificate before it sends the request. */
const CERTIFICATE =
  /^(?:CERT_|ERR_TLS_CERT_|DEPTH_ZERO_SELF_SIGNED_|SELF_SIGNED_CERT_|UNABLE_TO_(?:VERIFY|GET_ISSUER))/;

/** The `code` of a Node error, or of the first of its causes that has one. */
export function failureCode(error: unknown): string | undefined {
  return firstWithCode(error)?.code;
}

function firstWithCode(error: unknown): (Error & { readonly code: string }) | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return firstWithCode(error.errors[0]);
  return hasCode(error) ? error : firstWithCode(error.cause);
}

function hasCode(error: Error): error is Error & { readonly code: string } {
  return 'code' in error && typeof error.code === 'string';
}

const CUT: ReadonlySet<string> = new Set([
  'ECONNRESET',
  'ECONNREFUSED',
  'ECONNABORTED',
  'EPIPE',
  'ETIMEDOUT',
  'EAI_AGAIN',
  'ENETUNREACH',
  'EHOSTUNREACH',
]);

/** The meaning of codes of Node and OpenSSL, and what to change. */
const EXPLANATIONS: Readonly<Record<string, (url: URL) => string>> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: untrustedCertificate,
  SELF_SIGNED_CERT_IN_CHAIN: untrustedCertificate,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrustedCertificate,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrustedCertificate,
  UNABLE_TO_GET_ISSUER_CERT: untrustedCertificate,
  CERT_SIGNATURE_FAILURE: untrustedCertificate,
  CERT_HAS_EXPIRED: (url) => `The certificate of ${url.host} has expired. Renew it on the server.`,
  CERT_NOT_YET_VALID: (url) =>
    `The certificate of ${url.host} is not valid yet. Check the clocks of the server and of this runner.`,
  ERR_TLS_CERT_ALTNAME_INVALID: (url) =>
    `The certificate of the server is not valid for ${url.hostname}. Use a name that the certificate lists, or add this name to the certificate.`,
  ENOTFOUND: (url) =>
    `The host ${url.hostname} was not found. Check the name in the image reference or in the input registry.`,
  ECONNREFUSED: (url) =>
    `${url.host} refused the connection. Check the host and the port, and that the server is running.`,
  ECONNRESET: () => 'The connection was closed before the response was complete.',
  ERR_SSL_WRONG_VERSION_NUMBER: plainHttpServer,
  EPROTO: plainHttpServer,
  ERR_SSL_PACKET_LENGTH_TOO_LONG: plainHttpServer,
  HPE_INVALID_CONSTANT: (url) => `${url.host} does not speak HTTP. Check that this is the port of the registry.`,
};

function untrustedCertificate(url: URL): string {
  return `The certificate of ${url.host} is not signed by a CA that this runner trusts. Set the input ca-certificate to the certificate of the CA (PEM, or a path to it).`;
}

function plainHttpServer(url: URL): string {
  return `${url.host} does not speak TLS on this port. If the registry has no https, set the input plain-http to true.`;
}
