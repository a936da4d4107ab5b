import { explain, NetworkError } from '../error.ts';
import { withDeadline } from '../http/deadline.ts';
import { formatSize, ResponseTooLarge } from '../http/exchange.ts';
import { failureCode } from '../http/failure-code.ts';
import type { HttpClient, HttpRequest, HttpResponse } from '../http/message.ts';
import { formatRequest } from '../http/redact.ts';
import { isUntrusted } from '../http/tls.ts';
import { ProxyError } from '../http/tunnel.ts';
import { exceedsLimits, parseJson } from '../json.ts';
import { oneLine } from '../text.ts';
import { formatDate, loadEmbeddedRoot, type RootReader, readEmbeddedRoot } from './embedded.ts';
import type { EmbeddedRoot } from './embedded-root.ts';
import type { FetchFile } from './tuf-client.ts';
import { UntrustedFile } from './untrusted-file.ts';

/**
 * Returns the newest trusted root of the public sigstore instance, within five seconds. If that fails, a warning says why, and the embedded
 * one is returned.
 * @param http a client without retries.
 * @param embedded for tests.
 */
export async function refreshTrustedRoot<T>(
  { http, ...reader }: RootReader<T> & { readonly http: HttpClient },
  embedded?: EmbeddedRoot,
): Promise<T> {
  const known = embedded ?? (await loadEmbeddedRoot());
  try {
    // While the connection is being opened, the code for the requests is loaded, and that for the root while the responses are awaited.
    http
      .prepare(new URL(known.repository), FIRST_REQUESTS)
      .then(reader.load)
      .catch(() => undefined);
    const newest = await withDeadline(ROOT_TIMEOUT, (signal) => fetchNewest(known, http, signal));
    return readNewest(newest, await reader.load());
  } catch (error) {
    reader.warn(describeFailure(error, known));
    return await readEmbeddedRoot(reader, known);
  }
}

/** Milliseconds, for all requests together. */
export const ROOT_TIMEOUT = 5_000;

/** root.json and timestamp.json are requested at the same time. */
const FIRST_REQUESTS = 2;

async function fetchNewest(known: EmbeddedRoot, http: HttpClient, signal: AbortSignal): Promise<Buffer> {
  const { TufClient } = await import('./tuf-client.ts');
  const client = new TufClient(known.tufRoot, fetchFrom(known.repository, http, signal));
  return await client.newest(TRUSTED_ROOT, Buffer.from(known.trustedRoot));
}

const TRUSTED_ROOT = 'trusted_root.json';

/** A file that sigstore signed, in a form that this version of the action does not know. */
class UnknownForm extends Error {}

function readNewest<T>(newest: Buffer, read: (text: string) => T): T {
  try {
    return read(newest.toString('utf8'));
  } catch (error) {
    throw new UnknownForm(`this version of the action cannot read the newest ${TRUSTED_ROOT} (${explain(error)})`);
  }
}

function fetchFrom(repository: string, http: HttpClient, signal: AbortSignal): FetchFile {
  return async (path, maxBytes) => {
    signal.throwIfAborted();
    const request = { method: 'GET', url: new URL(`${repository}/${path}`), maxBytes } as const;
    const response = await http.send(request).catch((error: unknown) => {
      throw new Error(explainRequest(error, request));
    });
    return bodyOf(response, formatRequest(request));
  };
}

/** Most messages of a NetworkError advise on the registry, so only the code of its cause is used. */
function explainRequest(error: unknown, request: HttpRequest): string {
  if (!(error instanceof NetworkError)) return explain(error);
  const { cause, message } = error;
  if (cause instanceof ProxyError || isUntrusted(cause)) return message.replace(/\.$/, '');
  const isTooLarge = error instanceof ResponseTooLarge;
  const reason = isTooLarge ? `more than ${formatSize(request.maxBytes)}` : (failureCode(cause) ?? explain(cause));
  return `${formatRequest(request)} failed (${reason})`;
}

function bodyOf({ status, body }: HttpResponse, request: string): Buffer | undefined {
  // Storage services return 403 for a file that does not exist if the files may not be listed.
  if (status === 404 || status === 403) return undefined;
  if (status !== 200) throw new Error(`${request} returned ${status}`);
  const limit = exceedsLimits(body, JSON_LIMITS);
  if (limit !== undefined) throw new Error(`the response to ${request} ${limit}`);
  // For example the login page of a proxy.
  if (parseJson(body) === undefined) throw new Error(`the response to ${request} is not JSON`);
  return body;
}

/** tuf-js reads a file before it checks the signatures, in a time that is quadratic in the number of keys. The files of sigstore have at most 150 values. */
const JSON_LIMITS = { depth: 16, values: 5_000 };

function describeFailure(error: unknown, { repository, date }: EmbeddedRoot): string {
  const { host } = new URL(repository);
  const isTimeout = error instanceof DOMException && error.name === 'TimeoutError';
  const reason = isTimeout ? `${host} did not send all files within ${ROOT_TIMEOUT / 1000} s` : explain(error);
  return `trusted-root: the trusted root of sigstore cannot be updated, so the one in this action (of ${formatDate(date)}) is used: ${oneLine(reason, MAX_REASON)}. ${adviseOn(error, host)}`;
}

function adviseOn(error: unknown, host: string): string {
  if (error instanceof UnknownForm) return 'Use a newer version of this action.';
  if (error instanceof UntrustedFile) return `Check the clock of this runner, and the proxies between it and ${host}.`;
  return `Let this runner reach ${host}, or set trusted-root to embedded.`;
}

/** Characters. */
const MAX_REASON = 800;
