import { isBundleType } from '../policy/kind.ts';
import type { Referrer, Source, Unread } from '../policy/referrer.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import { ownTypeOf } from './artifact-type.ts';
import type { ContentCache } from './content-cache.ts';
import { describeByManifest } from './describe.ts';
import { type BindingFault, findPayloadFault } from './simple-signing.ts';
import { findContentFault } from './tag-content.ts';

/** Whether a referrer belongs to its image; `why` not is a clause that starts with `it` or `its`. */
export type Binding =
  /** `referrer` is described by its manifest, not by the list. */
  | { readonly kind: 'bound'; readonly referrer: Referrer }
  | ({ readonly kind: 'unbound' } & BindingFault)
  /** The registry no longer has its manifest. */
  | { readonly kind: 'gone'; readonly why: string };

/**
 * Checks that the manifest of a referrer exists, has its digest, and belongs to the image. One of its sources must prove that: the
 * subject of the manifest; cosign's tag, for a signature together with its payload, for an attestation together with its statement; the
 * entry in BuildKit's index. No statement that was read may be about another image.
 * @throws RegistryError if its bytes have another digest.
 */
export async function checkBinding(referrer: Referrer, cache: ContentCache): Promise<Binding> {
  const fetched = await cache.manifest(referrer.digest);
  if (fetched.kind === 'gone')
    return { kind: 'gone', why: 'it is listed, but the registry no longer has its manifest' };
  const { manifest } = fetched;
  const fault = await findFault({ referrer, manifest }, cache);
  if (fault !== undefined) return { kind: 'unbound', ...fault };
  const described = await describeByManifest(referrer, manifest, cache);
  return findStatementFault(described) ?? { kind: 'bound', referrer: described };
}

/** With a tag of cosign, only a statement that was read proves that an attestation belongs to the image. */
function findStatementFault({ tag, unread, fault }: Referrer): Binding | undefined {
  if (fault !== undefined) return { kind: 'unbound', why: fault };
  return tag !== undefined && unread !== undefined ? { kind: 'unbound', why: WHY_UNREAD[unread], unread } : undefined;
}

const WHY_UNREAD: Readonly<Record<Unread, string>> = {
  gone: 'its statement is no longer in the registry',
  'too-large': 'its statement is larger than 16 MiB and was not read, so it is not known to which image it belongs',
};

interface Candidate {
  readonly referrer: Referrer;
  readonly manifest: Manifest;
}

/** Why a manifest does not belong to the image; `undefined` if it does. */
async function findFault(candidate: Candidate, cache: ContentCache): Promise<BindingFault | undefined> {
  const { referrer, manifest } = candidate;
  const subject = manifest.subject?.digest;
  // A subject takes precedence over tags and indexes: a manifest whose subject is another image belongs to that image.
  if (subject !== undefined)
    return subject === referrer.subject ? undefined : { why: `its manifest belongs to another image, ${subject}` };
  const faults = await Promise.all(referrer.sources.map((source) => findFaultBySource(source, candidate, cache)));
  return faults.includes(undefined) ? undefined : faults[0];
}

/** Why a source does not prove that a manifest without a subject belongs to the image; `undefined` if it does. */
async function findFaultBySource(
  source: Source,
  candidate: Candidate,
  cache: ContentCache,
): Promise<BindingFault | undefined> {
  switch (source) {
    case 'api':
    case 'tag-schema':
      return { why: 'its manifest has no subject' };
    case 'cosign-tags':
      return await findTagFault(candidate, cache);
    // The entry in the index names the image, and the bytes of the index have its digest.
    case 'buildkit':
      return undefined;
  }
}

/** Any manifest can be given such a tag, so the tag only proves something for content that cosign stores under it. */
async function findTagFault({ referrer, manifest }: Candidate, cache: ContentCache): Promise<BindingFault | undefined> {
  const { tag, layer, subject } = referrer;
  if (tag === undefined) return undefined;
  const type = ownTypeOf(manifest);
  // The statement of a bundle is read; an SBOM with a type of its own names no image.
  if (tag !== 'sig' && type !== undefined && (tag === 'sbom' || isBundleType(type))) return undefined;
  const why = findContentFault(tag, manifest);
  if (why !== undefined) return { why };
  return tag === 'sig' ? await findPayloadFault({ manifest, layer, image: subject }, cache) : undefined;
}
