import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Found } from './found.ts';
import { BUILDKIT_SUBJECT, isBuildkitAttestation } from './platforms.ts';

/**
 * Lists the attestation manifests that BuildKit put into an index for one of its platform images: an entry names its image by an annotation.
 * @see https://docs.docker.com/build/metadata/attestations/attestation-storage/
 */
export function listByBuildkit({ manifests }: ImageIndex, platformImage: Digest): readonly Found[] {
  return manifests
    .filter((entry) => isBuildkitAttestation(entry) && entry.annotations[BUILDKIT_SUBJECT] === platformImage)
    .map((descriptor) => ({ descriptor, sources: ['buildkit'] }));
}
