import type { CosignTag } from '../../policy/referrer.ts';
import type { Digest } from '../../registry/digest.ts';
import { fetchTaggedManifest } from '../../registry/manifest.ts';
import { MAX_TAG_LENGTH } from '../../registry/reference.ts';
import type { Repository } from '../../registry/repository.ts';
import type { ContentCache } from '../content-cache.ts';
import type { Found } from '../found.ts';
import { waitForAll } from '../wait-for-all.ts';

/**
 * Lists the manifests with the tags under which cosign stored signatures, attestations and SBOMs before version 3: `sha256-<hex>.sig`,
 * `.att`, `.sbom`, in the repository of the image or in that of COSIGN_REPOSITORY. A tag that does not exist is ignored. The manifests are stored in the cache.
 * @throws RegistryError for a response that is neither a manifest nor a 404 of the registry.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/oci/remote/remote.go (SignatureTag, AttestationTag, SBOMTag)
 */
export async function listByCosignTags(
  repository: Repository,
  subject: Digest,
  cache: ContentCache,
): Promise<readonly Found[]> {
  const found = await waitForAll(
    COSIGN_TAGS.map(async (tag): Promise<readonly Found[]> => {
      const name = `${subject.replace(':', '-')}.${tag}`;
      // With a SHA-512 digest the name exceeds the limit of a tag, so cosign cannot have written it.
      if (name.length > MAX_TAG_LENGTH) return [];
      const tagged = await fetchTaggedManifest(repository, name);
      if (tagged.kind === 'gone') return [];
      const { manifest, descriptor } = tagged;
      cache.keepManifest(descriptor.digest, manifest, repository);
      return [{ descriptor, sources: ['cosign-tags'], tag }];
    }),
  );
  return found.flat();
}

export const COSIGN_TAGS: readonly CosignTag[] = ['sig', 'att', 'sbom'];
