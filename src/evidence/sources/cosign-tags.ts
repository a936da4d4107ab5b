import type { CosignTag } from '../../policy/referrer.ts';
import type { Digest } from '../../registry/digest.ts';
import { MAX_TAG_LENGTH } from '../../registry/reference.ts';
import type { Repository } from '../../registry/repository.ts';
import { fetchTagged } from '../../registry/tagged-manifest.ts';
import type { Found } from '../found.ts';
import type { Manifests } from '../manifests.ts';
import { together } from '../wait-for-all.ts';

/**
 * Lists what lies under the tags that cosign gave its evidence before version 3: `sha256-<hex>.sig`, `.att`, `.sbom`. No such tag is nothing.
 * The manifests come along, and are kept in `manifests`.
 * @throws RegistryError for any answer that is neither a manifest nor a clear 404.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/oci/remote/remote.go (SignatureTag, AttestationTag, SBOMTag)
 */
export async function listByCosignTags(
  repository: Repository,
  subject: Digest,
  manifests: Manifests,
): Promise<readonly Found[]> {
  const found = await together(COSIGN_TAGS.map((tag) => findTagged(repository, { subject, tag }, manifests)));
  return found.flat();
}

const COSIGN_TAGS: readonly CosignTag[] = ['sig', 'att', 'sbom'];

async function findTagged(
  repository: Repository,
  { subject, tag }: { readonly subject: Digest; readonly tag: CosignTag },
  manifests: Manifests,
): Promise<readonly Found[]> {
  const name = `${subject.replace(':', '-')}.${tag}`;
  // A SHA-512 makes it longer than any tag may be: cosign cannot have written it.
  if (name.length > MAX_TAG_LENGTH) return [];
  const tagged = await fetchTagged(repository, name);
  if (tagged.kind === 'gone') return [];
  const { manifest, descriptor } = tagged;
  manifests.keep(descriptor.digest, manifest);
  return [{ descriptor, sources: ['cosign-tags'], tag }];
}
