import { RegistryError } from '../error.ts';
import type { HttpResponse } from '../http/client.ts';
import { redactUrl } from '../http/redact.ts';
import { type Digest, digestOf, parseDigest } from './digest.ts';
import { parseJson } from './json.ts';
import { decodeManifest, type Manifest } from './manifest-schema.ts';
import { readProblem } from './problem.ts';
import { refusal, unexpected } from './refusal.ts';
import type { Repository } from './repository.ts';

/** Always all four: without an OCI type in Accept, Quay gives a tag a converted manifest with another digest. */
export const MANIFEST_TYPES: readonly string[] = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];

/** What the distribution specification wants registries to take at least. */
export const MAX_MANIFEST_BYTES = 4 << 20;

/** A manifest that is there, with its digest, or one that is not, and why in words for the user. */
export type Resolution =
  | { readonly kind: 'present'; readonly digest: Digest }
  | { readonly kind: 'absent'; readonly why: string };

/**
 * Finds out by HEAD which digest a tag has, or whether a digest is there.
 * @throws RegistryError when the answer is neither of both.
 * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#checking-if-content-exists-in-the-registry
 */
export async function resolveManifest(repository: Repository, reference: string): Promise<Resolution> {
  const sent = { method: 'HEAD', url: manifestUrl(repository, reference) } as const;
  const head = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: 0 });
  if (head.status === 404) return await explainAbsence(repository, reference);
  if (head.status !== 200) throw unexpected(sent, head, 'A manifest was expected: is this a registry?');
  const digest = parseDigest(head.header('docker-content-digest') ?? '');
  return present(sent, reference, digest ?? (await recomputeDigest(repository, reference)));
}

function present(sent: Sent, reference: string, digest: Digest): Resolution {
  if (parseDigest(reference) !== undefined && digest !== reference) throw otherDigest(sent, reference, digest);
  return { kind: 'present', digest };
}

interface Sent {
  readonly method: 'GET' | 'HEAD';
  readonly url: URL;
}

/** A HEAD has no body: the GET says why, in the registry's words. One request more, where the step fails anyway. */
async function explainAbsence(repository: Repository, reference: string): Promise<Resolution> {
  const { response, sent } = await getManifest(repository, reference);
  if (response.status === 200) return present(sent, reference, manifestDigest(sent, reference, response));
  if (!isAbsent(response)) throw unexpected(sent, response, 'A manifest was expected: is this a registry?');
  return { kind: 'absent', why: describeAbsence(repository, reference, response) };
}

function describeAbsence({ host, name }: Repository, reference: string, response: HttpResponse): string {
  const { codes, words } = readProblem(response.body, response.header('content-type'));
  const said = words === '' ? '' : ` (${words})`;
  if (codes.includes('NAME_UNKNOWN')) return `${host} has no repository ${name}${said}.`;
  if (codes.includes('TAG_EXPIRED'))
    return `The tag ${reference} of ${host}/${name} was deleted or has expired${said}.`;
  return `There is no ${reference} in ${host}/${name}${said}.`;
}

async function recomputeDigest(repository: Repository, reference: string): Promise<Digest> {
  const { response, sent } = await getManifest(repository, reference);
  if (response.status !== 200) throw refusal(sent, response, 'Its HEAD was answered with 200.');
  return manifestDigest(sent, reference, response);
}

/** The digest of a body, once it is sure to be a manifest: a page of a portal has a digest too. */
function manifestDigest(sent: Sent, reference: string, response: HttpResponse): Digest {
  decode(sent, response);
  return digestOf(response.body, parseDigest(reference));
}

function decode(sent: Sent, response: HttpResponse): Manifest {
  const decoded = decodeManifest(parseJson(response.body));
  if (decoded.ok) return decoded.value;
  throw refusal(
    sent,
    response,
    `Its body is no manifest: ${decoded.why}. Is this the registry, or a page in front of it?`,
  );
}

/** Why a manifest that was listed is not there any more, or the manifest itself, whose bytes have the digest. */
export type FetchedManifest = { readonly kind: 'present'; readonly manifest: Manifest } | { readonly kind: 'gone' };

/**
 * Fetches a manifest by digest and checks the bytes against it.
 * @throws RegistryError when the bytes have another digest, or are no manifest.
 */
export async function fetchManifest(repository: Repository, digest: Digest): Promise<FetchedManifest> {
  const { response, sent } = await getManifest(repository, digest);
  if (isAbsent(response)) return { kind: 'gone' };
  if (response.status !== 200) throw unexpected(sent, response, 'A manifest was expected.');
  const actual = digestOf(response.body, digest);
  if (actual !== digest) throw otherDigest(sent, digest, actual);
  return { kind: 'present', manifest: decode(sent, response) };
}

/**
 * Whether the registry says that it does not have something: 404 with a code of the specification, or with nothing. A page or a text
 * with 404 is a proxy's or a portal's, and says nothing about what the registry has: evidence must not read as missing because of it.
 */
export function isAbsent(response: HttpResponse): boolean {
  if (response.status !== 404) return false;
  return response.body.length === 0 || readProblem(response.body, response.header('content-type')).codes.length > 0;
}

async function getManifest(repository: Repository, reference: string) {
  const sent = { method: 'GET', url: manifestUrl(repository, reference) } as const;
  const response = await repository.send({ ...sent, accept: MANIFEST_TYPES, maxBytes: MAX_MANIFEST_BYTES });
  return { sent, response };
}

function manifestUrl(repository: Repository, reference: string): URL {
  return repository.urlOf(`manifests/${reference}`);
}

function otherDigest({ method, url }: Sent, expected: string, actual: string): RegistryError {
  const shown = redactUrl(url);
  return new RegistryError(
    `${method} ${shown} gave a manifest with the digest ${actual}, not ${expected}. The registry, or a proxy in front of it, changes what it stores: nothing it says can be relied on.`,
    { method, url: shown, status: 200, codes: [] },
  );
}
