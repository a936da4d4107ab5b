import { RegistryError } from '../error.ts';
import type { HttpResponse } from '../http/message.ts';
import { formatRequest, redactUrl } from '../http/redact.ts';
import { readProblem } from './problem.ts';

/** A request and its response, which may have any status. */
export interface Exchange {
  readonly sent: { readonly method: string; readonly url: URL };
  readonly response: HttpResponse;
}

/**
 * Whether the registry says that it does not have the content: status 404, with an error code that means so, or with an empty body and
 * the header by which a registry identifies itself. Any other 404 may come from a gateway or a portal and says nothing about the
 * registry: evidence must not count as missing because of it.
 */
export function isAbsent({ status, body, header }: HttpResponse): boolean {
  if (status !== 404) return false;
  if (body.length === 0) return header('docker-distribution-api-version') !== undefined;
  return readProblem(body, header('content-type')).codes.some((code) => ABSENCE_CODE.test(code));
}

/**
 * MANIFEST_UNKNOWN and similar codes of the specification, Harbor's NOT_FOUND and Quay's TAG_EXPIRED. Gateways have codes of their own.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#error-codes
 */
const ABSENCE_CODE = /^(?:[A-Z_]+_UNKNOWN|NOT_FOUND|TAG_EXPIRED)$/;

/**
 * The error for a response that is not what was requested. The request, the status and the registry's words follow the message.
 * @param message whole sentences: what is wrong, and what to change.
 */
export function responseError({ sent, response }: Exchange, message: string): RegistryError {
  const { method, url } = sent;
  const { status } = response;
  const { codes, words } = readProblem(response.body, response.header('content-type'));
  const said = words === '' ? '' : ` (${words})`;
  const explanation = explainRedirect(url, response) ?? explainPlainHttp(url, { status, words }) ?? message;
  return new RegistryError(`${explanation} ${formatRequest(sent)} returned ${status}${said}.`, {
    method,
    url: redactUrl(url),
    status,
    codes,
  });
}

/** The same as `responseError`, without the words of the registry where a status of 2xx says that the body has, or may have half of, a token. */
export function tokenResponseError({ sent, response }: Exchange, message: string): RegistryError {
  const isRefusal = response.status < 200 || response.status >= 300;
  return responseError({ sent, response: isRefusal ? response : { ...response, body: Buffer.alloc(0) } }, message);
}

/** nginx and servers in Go have a status and words for it. They decide only about the message. */
function explainPlainHttp(
  { protocol, host }: URL,
  { status, words }: { status: number; words: string },
): string | undefined {
  if (protocol !== 'http:' || status !== 400 || !/HTTPS (?:server|port)/i.test(words)) return undefined;
  return `${host} speaks TLS on this port, but the input plain-http is true. Remove plain-http.`;
}

function explainRedirect(from: URL, { status, header }: HttpResponse): string | undefined {
  const location = status >= 300 && status < 400 ? header('location') : undefined;
  const target = location === undefined ? null : URL.parse(location, from.href);
  if (target === null) return undefined;
  return `The registry redirects to ${target.origin}. Redirects are not followed, so that the token is not sent to another host. Use the host name of the registry itself (Quay: SERVER_HOSTNAME).`;
}

/**
 * The error for a response with an unexpected status.
 * @param message whole sentences: what was expected. A better explanation replaces it if the server failed.
 */
export function unexpectedStatus(exchange: Exchange, message: string): RegistryError {
  const { status } = exchange.response;
  if (status >= 500) return responseError(exchange, SERVER_FAILED);
  return responseError(exchange, status === 404 ? `${message} ${AMBIGUOUS_404}` : message);
}

const AMBIGUOUS_404 =
  'A registry that does not have the content returns a code such as MANIFEST_UNKNOWN; a 404 without one may come from a gateway in front of the registry. Check the gateway and its routes.';

/** The explanation of a 5xx after the retries. */
export const SERVER_FAILED =
  'The registry or a proxy in front of it failed. Check its status page or its logs, then run the step again.';

/** The error for content that does not have the digest by which it was requested. */
export function digestMismatch(
  sent: Exchange['sent'],
  content: 'manifest' | 'blob',
  { expected, actual }: { readonly expected: string; readonly actual: string },
): RegistryError {
  return new RegistryError(
    `The registry returned a ${content} with digest ${actual}, expected ${expected}. The registry or a proxy altered the content; do not trust it. ${formatRequest(sent)} returned 200.`,
    { method: sent.method, url: redactUrl(sent.url), status: 200, codes: [] },
  );
}
