import { type Digest, digestOf, parseDigest } from './digest.ts';
import {
  getManifest,
  isAbsent,
  MANIFEST_TYPES,
  type ManifestAnswer,
  manifestUrl,
  otherDigest,
  readManifest,
} from './manifest-request.ts';
import type { Manifest } from './manifest-schema.ts';
import { readProblem } from './problem.ts';
import { refusal, unexpected } from './refusal.ts';
import type { Repository } from './repository.ts';

/** A manifest that is there, with its digest, or one that is not, and why in words for the user. */
export type Resolution =
  | {
      readonly kind: 'present';
      readonly digest: Digest;
      /** As the registry gives it; `undefined` where it gives none. */
      readonly mediaType: string | undefined;
    }
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
  return present({ sent, response: head }, reference, digest ?? (await recomputeDigest(repository, reference)));
}

function present({ sent, response }: ManifestAnswer, reference: string, digest: Digest): Resolution {
  if (parseDigest(reference) !== undefined && digest !== reference) throw otherDigest(sent, reference, digest);
  return { kind: 'present', digest, mediaType: response.header('content-type')?.split(';')[0]?.trim() };
}

/** A HEAD has no body: the GET says why, in the registry's words. One request more, where the step fails anyway. */
async function explainAbsence(repository: Repository, reference: string): Promise<Resolution> {
  const answer = await getManifest(repository, reference);
  const { sent, response } = answer;
  if (response.status === 200) return present(answer, reference, manifestDigest(reference, answer));
  if (!isAbsent(response)) throw unexpected(sent, response, 'A manifest was expected: is this a registry?');
  return { kind: 'absent', why: describeAbsence(repository, reference, answer) };
}

function describeAbsence({ host, name }: Repository, reference: string, { response }: ManifestAnswer): string {
  const { codes, words } = readProblem(response.body, response.header('content-type'));
  const said = words === '' ? '' : ` (${words})`;
  if (codes.includes('NAME_UNKNOWN')) return `${host} has no repository ${name}${said}.`;
  if (codes.includes('TAG_EXPIRED'))
    return `The tag ${reference} of ${host}/${name} was deleted or has expired${said}.`;
  return `There is no ${reference} in ${host}/${name}${said}.`;
}

async function recomputeDigest(repository: Repository, reference: string): Promise<Digest> {
  const answer = await getManifest(repository, reference);
  if (answer.response.status !== 200) throw refusal(answer.sent, answer.response, 'Its HEAD was answered with 200.');
  return manifestDigest(reference, answer);
}

/** The digest of a body, once it is sure to be a manifest: a page of a portal has a digest too. */
function manifestDigest(reference: string, answer: ManifestAnswer): Digest {
  readManifest(answer);
  return digestOf(answer.response.body, parseDigest(reference));
}

/** A manifest whose bytes have the digest, or one that was listed and is not there any more. */
export type FetchedManifest = { readonly kind: 'present'; readonly manifest: Manifest } | { readonly kind: 'gone' };

/**
 * Fetches a manifest by digest and checks the bytes against it.
 * @throws RegistryError when the bytes have another digest, or are no manifest.
 */
export async function fetchManifest(repository: Repository, digest: Digest): Promise<FetchedManifest> {
  const answer = await getManifest(repository, digest);
  if (isAbsent(answer.response)) return { kind: 'gone' };
  checkBytes(answer, digest);
  return { kind: 'present', manifest: readManifest(answer) };
}

/**
 * Checks that an answer is 200 and that its bytes have the digest that was asked for.
 * @throws RegistryError where not.
 */
export function checkBytes({ sent, response }: ManifestAnswer, digest: Digest): void {
  if (response.status !== 200) throw unexpected(sent, response, 'A manifest was expected.');
  const actual = digestOf(response.body, digest);
  if (actual !== digest) throw otherDigest(sent, digest, actual);
}
