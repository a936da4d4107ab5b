import { NetworkError, RegistryError } from '../error.ts';
import type { HttpResponse } from '../http/client.ts';
import { redactUrl } from '../http/redact.ts';
import type { Descriptor } from './descriptor.ts';
import { digestOf } from './digest.ts';
import { isAbsent } from './manifest-request.ts';
import { damaged, unexpected } from './refusal.ts';
import type { Repository } from './repository.ts';

/** The bytes of a blob, which have its digest, or that the registry does not have it any more. */
export type FetchedBlob = { readonly kind: 'present'; readonly bytes: Buffer } | { readonly kind: 'gone' };

/**
 * Fetches a blob by digest and checks the bytes against it. Registries keep blobs in a storage and send there: such redirects are
 * followed, without credentials from the first one on that leaves the registry's origin.
 * @param maxBytes the limit of what is kept in memory; a blob whose descriptor says more is not asked for.
 * @throws NetworkError when the blob is larger than `maxBytes`, or no whole answer came.
 * @throws RegistryError when the bytes have another digest, the registry or its storage refuses, or a redirect is not followed.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pulling-blobs
 */
export async function fetchBlob(
  repository: Repository,
  { digest, size }: Pick<Descriptor, 'digest' | 'size'>,
  maxBytes: number,
): Promise<FetchedBlob> {
  const sent = { method: 'GET', url: repository.urlOf(`blobs/${digest}`) } as const;
  if (size > maxBytes) throw tooLarge(sent, size, maxBytes);
  const response = await repository.send({ ...sent, accept: ['*/*'], maxBytes });
  // Behind a redirect there is no "gone": by sending on, the registry said that it has the blob.
  if (isAbsent(response)) return { kind: 'gone' };
  const last = await followRedirects(repository, { sent, response, isElsewhere: false }, maxBytes);
  if (last.response.status !== 200) throw refused(last);
  const actual = digestOf(last.response.body, digest);
  if (actual !== digest) throw damaged(last.sent, 'blob', { expected: digest, actual });
  return { kind: 'present', bytes: last.response.body };
}

interface Hop {
  readonly sent: { readonly method: 'GET'; readonly url: URL };
  readonly response: HttpResponse;
  /** Whether the way has left the registry's origin; it gets no credentials any more, even if it leads back. */
  readonly isElsewhere: boolean;
}

async function followRedirects(repository: Repository, first: Hop, maxBytes: number): Promise<Hop> {
  const { origin, protocol } = first.sent.url;
  let hop = first;
  for (let count = 0; isRedirect(hop.response); count++) {
    const url = targetOf(hop, protocol);
    if (count === MAX_REDIRECTS) throw notFollowed(hop, `to ${redactUrl(url)}`, TOO_MANY);
    const isElsewhere = hop.isElsewhere || url.origin !== origin;
    const sent = { method: 'GET', url } as const;
    const answer = isElsewhere
      ? repository.follow({ url, maxBytes })
      : repository.send({ ...sent, accept: ['*/*'], maxBytes });
    hop = { sent, response: await answer, isElsewhere };
  }
  return hop;
}

/** Quay needs one; a name that changed and a region of the storage are one more each. */
const MAX_REDIRECTS = 5;

const TOO_MANY = `that is the redirect after ${MAX_REDIRECTS} others, so they probably go round in a circle. Look at what stands in front of the registry and of its storage.`;

function isRedirect({ status, header }: HttpResponse): boolean {
  return REDIRECTS.has(status) && header('location') !== undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#section-15.4 */
const REDIRECTS: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** @param protocol of the registry: who chose plain HTTP for it has chosen it for its storage too. */
function targetOf(hop: Hop, protocol: string): URL {
  const target = URL.parse(hop.response.header('location') ?? '', hop.sent.url.href);
  // What cannot be read is not shown either: it may hold a signature.
  if (target === null) throw notFollowed(hop, 'elsewhere', 'its Location is no address.');
  if (target.protocol === 'https:' || (target.protocol === 'http:' && protocol === 'http:')) return target;
  throw notFollowed(hop, `to ${redactUrl(target)}`, target.protocol === 'http:' ? NO_DOWNGRADE : NO_HTTP);
}

const NO_DOWNGRADE =
  'from a registry on https only https is followed, so that nobody on the way reads along. Whoever runs the registry must give its storage by https.';

const NO_HTTP = 'that is not HTTP. Look at what stands in front of the registry and of its storage.';

function notFollowed({ sent: { method, url }, response: { status } }: Hop, where: string, why: string): RegistryError {
  const shown = redactUrl(url);
  const message = `${method} ${shown} answered ${status} and sends for the blob ${where}: ${why}`;
  return new RegistryError(message, { method, url: shown, status, codes: [] });
}

function refused({ sent, response, isElsewhere }: Hop): RegistryError {
  if (!isElsewhere) return unexpected(sent, response, 'A blob was expected.');
  const [url, { status }] = [redactUrl(sent.url), response];
  const code = STORAGE_CODE.exec(response.body.toString('utf8', 0, MAX_CODE_READ))?.[1];
  const said = code === undefined ? '' : ` (${code})`;
  const message = `${sent.method} ${url} answered ${status}${said}. The registry sends there for its blobs, and this storage of it fails or refuses: run the step again, since such an address is good for minutes alone. If it stays so, whoever runs the registry must look at the storage, and at the clocks of both.`;
  return new RegistryError(message, { method: sent.method, url, status, codes: [] });
}

/** S3, Google's and Azure's; the rest of the body is not quoted, since it may repeat the signature of the address. */
const STORAGE_CODE = /<Code>(\w{1,64})<\/Code>/;

/** Bytes. */
const MAX_CODE_READ = 4096;

function tooLarge({ method, url }: Hop['sent'], size: number, maxBytes: number): NetworkError {
  return new NetworkError(
    `${method} ${redactUrl(url)} was not sent: the blob has ${size} bytes by its descriptor, more than the ${maxBytes / 2 ** 20} MiB that are read of one.`,
  );
}
