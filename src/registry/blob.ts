import { RegistryError } from '../error.ts';
import { ResponseTooLarge } from '../http/exchange.ts';
import type { HttpResponse } from '../http/message.ts';
import { formatRequest, redactUrl } from '../http/redact.ts';
import type { Descriptor } from './descriptor.ts';
import { type Digest, digestOf } from './digest.ts';
import { digestMismatch, type Exchange, isAbsent, unexpectedStatus } from './refusal.ts';
import type { Repository } from './repository.ts';

/** Content that is verified by its digest; `gone` if the registry does not have it. */
export type FetchedBytes = { readonly kind: 'present'; readonly bytes: Buffer } | { readonly kind: 'gone' };

/** A blob; `too-large` if it has more bytes than its caller accepts. That is not an error: it must not prevent other evidence from counting. */
export type FetchedBlob = FetchedBytes | { readonly kind: 'too-large' };

/**
 * Fetches a blob by digest and verifies its bytes. Registries keep blobs in a storage and redirect to it: redirects are followed, without
 * credentials from the first one that leaves the registry's origin.
 * @param maxBytes the limit of what is kept in memory; a blob whose descriptor has a larger size is not requested.
 * @throws NetworkError if there is no complete response.
 * @throws RegistryError if the digest differs, the registry or its storage refuses, or a redirect is not followed.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs
 */
export async function fetchBlob(
  repository: Repository,
  { digest, size }: Pick<Descriptor, 'digest' | 'size'>,
  maxBytes: number,
): Promise<FetchedBlob> {
  if (size > maxBytes) return { kind: 'too-large' };
  try {
    return await fetchBytes(repository, digest, maxBytes);
  } catch (error) {
    if (error instanceof ResponseTooLarge) return { kind: 'too-large' };
    throw error;
  }
}

async function fetchBytes(repository: Repository, digest: Digest, maxBytes: number): Promise<FetchedBytes> {
  const sent = { method: 'GET', url: repository.urlOf(`blobs/${digest}`) } as const;
  const response = await repository.send({ ...sent, accept: ['*/*'], maxBytes });
  // Only the first response can say that the blob is gone: a registry that redirects has it.
  if (isAbsent(response)) return { kind: 'gone' };
  const last = await followRedirects(repository, { sent, response, hasLeftOrigin: false }, maxBytes);
  if (last.response.status !== 200) throw blobError(last);
  const actual = digestOf(last.response.body, digest);
  if (actual !== digest) throw digestMismatch(last.sent, 'blob', { expected: digest, actual });
  return { kind: 'present', bytes: last.response.body };
}

interface Hop extends Exchange {
  /** Whether a redirect has left the registry's origin. From then on no credentials are sent, even if a later redirect leads back. */
  readonly hasLeftOrigin: boolean;
}

async function followRedirects(repository: Repository, first: Hop, maxBytes: number): Promise<Hop> {
  const { origin, protocol } = first.sent.url;
  let hop = first;
  for (let count = 0; isRedirect(hop.response); count++) {
    const url = redirectTarget(hop, protocol);
    if (count === MAX_REDIRECTS) throw tooManyRedirects(hop, url);
    const hasLeftOrigin = hop.hasLeftOrigin || url.origin !== origin;
    const sent = { method: 'GET', url, accept: ['*/*'], maxBytes } as const;
    const response = await (hasLeftOrigin ? repository.getWithoutToken(sent) : repository.send(sent));
    hop = { sent, response, hasLeftOrigin };
  }
  return hop;
}

/** Quay needs one; a host name that changed and a region of the storage need one more each. */
const MAX_REDIRECTS = 5;

function isRedirect({ status, header }: HttpResponse): boolean {
  return REDIRECT_STATUSES.has(status) && header('location') !== undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** @param protocol the protocol of the registry: who allows plain HTTP for the registry allows it for its storage too. */
function redirectTarget(hop: Hop, protocol: string): URL {
  const target = URL.parse(hop.response.header('location') ?? '', hop.sent.url.href);
  // The header is not printed, because it may have a signature.
  if (target === null) throw hopError(hop, 'The redirect for a blob has a Location header that is not a valid URL.');
  if (target.protocol === 'https:' || (target.protocol === 'http:' && protocol === 'http:')) return target;
  const why = target.protocol === 'http:' ? LEAVES_HTTPS : `it is not HTTP. ${CHECK_PROXIES}`;
  throw hopError(hop, `The redirect for a blob to ${redactUrl(target)} was not followed, because ${why}`);
}

const LEAVES_HTTPS =
  'it leads from https to http, where others can read the content. The storage of the registry must be served by https.';

const CHECK_PROXIES = 'Check the proxies in front of the registry and of its storage.';

function tooManyRedirects(hop: Hop, target: URL): RegistryError {
  return hopError(
    hop,
    `There are more than ${MAX_REDIRECTS} redirects for a blob, probably in a loop; the last one leads to ${redactUrl(target)}. ${CHECK_PROXIES}`,
  );
}

function blobError(hop: Hop): RegistryError {
  if (!hop.hasLeftOrigin) return unexpectedStatus(hop, 'The registry did not return a blob.');
  const code = STORAGE_CODE.exec(hop.response.body.toString('utf8', 0, MAX_BYTES_WITH_CODE))?.[1];
  return hopError(hop, STORAGE_REFUSED, code);
}

const STORAGE_REFUSED =
  'The storage to which the registry redirects for a blob did not return it. Run the step again, because such a URL is valid for minutes only. If it fails again, check the storage of the registry, and the clocks of both.';

/** The error code of S3, Google Cloud Storage and Azure. The rest of the body is not printed, because it may repeat the signature of the URL. */
const STORAGE_CODE = /<Code>(\w{1,64})<\/Code>/;

const MAX_BYTES_WITH_CODE = 4096;

function hopError({ sent, response: { status } }: Hop, message: string, code?: string): RegistryError {
  const said = code === undefined ? '' : ` (${code})`;
  return new RegistryError(`${message} ${formatRequest(sent)} returned ${status}${said}.`, {
    method: sent.method,
    url: redactUrl(sent.url),
    status,
    codes: [],
  });
}
