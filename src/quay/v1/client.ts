import { NetworkError } from '../../error.ts';
import type { HttpClient, HttpResponse } from '../../http/client.ts';
import { failureCode } from '../../http/failure.ts';
import type { Secret } from '../../secret.ts';
import type { ApiMethod } from './operation.ts';

/** One call of `/api/v1`. */
export interface ApiCall {
  readonly method: ApiMethod;
  readonly url: URL;
  /** JSON text. */
  readonly body?: string | undefined;
  /** An OAuth 2 access token; absent for public reads. */
  readonly token?: Secret | undefined;
  /** Statuses of failures that are asked for, so that a GET is not repeated to be rid of them. */
  readonly finalStatuses: readonly number[];
}

/** What was sent, as messages name it, and the whole answer. */
export interface ApiAnswer {
  readonly sent: { readonly method: ApiMethod; readonly url: URL };
  readonly response: HttpResponse;
}

/** Quay's largest lists have 100 entries a page; a page of usage logs is far below this. */
export const MAX_ANSWER_BYTES = 32 << 20;

/**
 * Sends one call: the token as Bearer (Basic never works there), a body as JSON. Only a GET is ever repeated.
 * @throws NetworkError without a whole answer; it says so where a write may have been carried out.
 * @see quay ffba0c70e endpoints/api/__init__.py
 */
export async function sendCall(http: HttpClient, call: ApiCall): Promise<ApiAnswer> {
  const { method, url, body, token, finalStatuses } = call;
  const headers = {
    accept: 'application/json',
    ...(token && { authorization: `Bearer ${token.reveal()}` }),
    // Quay answers 415 to a body without.
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const request = { method, url, headers, maxBytes: MAX_ANSWER_BYTES, finalStatuses };
  try {
    const response = await http.send(body === undefined ? request : { ...request, body });
    return { sent: { method, url }, response };
  } catch (error) {
    throw method !== 'GET' && error instanceof NetworkError ? inDoubt(error) : error;
  }
}

function inDoubt(error: NetworkError): NetworkError {
  const code = failureCode(error.cause);
  if (code !== undefined && !AFTER_SENDING.has(code)) return error;
  return new NetworkError(`${error.message}\n${IN_DOUBT}`, { cause: error.cause });
}

/** Codes that may come after the request went out. A deadline has none. */
const AFTER_SENDING: ReadonlySet<string> = new Set(['ECONNRESET', 'ECONNABORTED', 'EPIPE', 'ETIMEDOUT']);

/** What is to be said of a write that failed on the server's side or on the way. */
export const IN_DOUBT =
  'Whether Quay has carried it out is not known: look before running the step again. A write is never repeated by itself.';
