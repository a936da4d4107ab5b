import { NetworkError } from '../../error.ts';
import type { HttpClient, HttpResponse } from '../../http/message.ts';
import { redactUrl } from '../../http/redact.ts';
import type { JsonLimits } from '../../json.ts';
import type { Secret } from '../../secret.ts';
import type { ApiMethod } from './operation.ts';

/** One call of `/api/v1`. */
export interface ApiCall {
  readonly method: ApiMethod;
  readonly url: URL;
  /** JSON. */
  readonly body?: string | undefined;
  /** An OAuth 2 access token; absent for public reads. */
  readonly token?: Secret | undefined;
  /** Error statuses that the workflow expects: a GET is not retried because of them. */
  readonly finalStatuses: readonly number[];
}

/** A response of `/api/v1`, with the request that caused it. */
export interface ApiResponse extends HttpResponse {
  readonly request: Pick<ApiCall, 'method' | 'url'>;
}

/** The method and URL of a request, for logs and messages: `GET https://quay.io/api/v1/user/`. */
export function formatRequest({ method, url }: ApiResponse['request']): string {
  return `${method} ${redactUrl(url)}`;
}

/** The largest lists of Quay have 100 entries a page; a page of usage logs is far below this. */
const MAX_RESPONSE_BYTES = 32 << 20;

/** The limits of a response that is read as JSON: a response of the largest size has 32 bytes per value. */
export const RESPONSE_LIMITS: JsonLimits = { depth: 64, values: 1_000_000 };

/**
 * Sends one call: the token as Bearer (the v1 API does not accept Basic), the body as JSON. Only a GET is retried.
 * @throws NetworkError without a complete response; the message says so if Quay may have carried out a write.
 * @see quay ffba0c70e endpoints/api/__init__.py
 */
export async function sendCall(http: HttpClient, call: ApiCall): Promise<ApiResponse> {
  const { method, url, body, token, finalStatuses } = call;
  const headers = {
    accept: 'application/json',
    ...(token && { authorization: `Bearer ${token.reveal()}` }),
    // Quay returns 415 for a body without a content type.
    ...(body !== undefined && { 'content-type': 'application/json' }),
  };
  const request = { method, url, headers, maxBytes: MAX_RESPONSE_BYTES, finalStatuses };
  try {
    const response = await http.send(body === undefined ? request : { ...request, body });
    return { ...response, request: { method, url } };
  } catch (error) {
    throw method !== 'GET' && error instanceof NetworkError && !error.unsent ? withUnknownOutcome(error) : error;
  }
}

function withUnknownOutcome({ message, cause, status }: NetworkError): NetworkError {
  return new NetworkError(`${message}\n${OUTCOME_UNKNOWN}`, { cause, ...(status !== undefined && { status }) });
}

/** Follows the error of a write that failed on the server or on the network. */
export const OUTCOME_UNKNOWN =
  'It is not known whether Quay carried out the change. Check it before you run the step again; this action never retries a write.';
