import { RegistryError } from '../error.ts';
import type { HttpClient, HttpResponse } from '../http/message.ts';
import { formatRequest, redactUrl } from '../http/redact.ts';

/** Bytes. The body of `/v2/` is `true` or an error. */
export const MAX_PING_BYTES = 1 << 16;

/** Sends `GET /v2/` without credentials; the response has any status. @throws NetworkError. */
export async function pingRegistry(http: HttpClient, origin: URL): Promise<HttpResponse> {
  return await http.send({ method: 'GET', url: new URL('/v2/', origin), maxBytes: MAX_PING_BYTES });
}

/**
 * Whether the response to `GET /v2/` is that of a registry that accepts the request. A maintenance page or a portal has status 200 too.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#determining-support
 */
export function isRegistryPing({ status, body, header }: HttpResponse): boolean {
  if (status !== 200) return false;
  return header('docker-distribution-api-version') !== undefined || PING_BODY.test(body.toString('utf8', 0, 64));
}

/** Nothing, Quay's `true`, or the `{}` of distribution. */
const PING_BODY = /^\s*(?:true|\{\s*\})?\s*$/;

/** The error for a 200 of `/v2/` that is not the response of a registry. The body is not quoted, because it may be anything. */
export function notARegistry(origin: URL): RegistryError {
  const sent = { method: 'GET', url: new URL('/v2/', origin) };
  return new RegistryError(
    `${origin.host} does not respond as a registry does. Check the input registry and the host of the image, and that no maintenance page, portal or proxy responds in its place. ${formatRequest(sent)} returned 200 with content that a registry does not send.`,
    { method: sent.method, url: redactUrl(sent.url), status: 200, codes: [] },
  );
}
