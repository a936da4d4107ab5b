import type { ImageIndex } from '../../registry/descriptor.ts';
import { type Digest, parseDigest } from '../../registry/digest.ts';
import type { Found } from '../found.ts';
import { BUILDKIT_SUBJECT, isBuildkitAttestation } from '../platforms.ts';

/** Attestation manifests by the digest of their platform image; those that name none are under `undefined`. */
export type Attestations = ReadonlyMap<Digest | undefined, readonly Found[]>;

/**
 * Lists BuildKit's attestation manifests in an index. Each names its platform image in an annotation.
 * @see https://docs.docker.com/build/metadata/attestations/attestation-storage/
 */
export function listByBuildkit({ manifests }: ImageIndex): Attestations {
  const found = manifests
    .filter(isBuildkitAttestation)
    .map((descriptor): Found => ({ descriptor, sources: ['buildkit'] }));
  return Map.groupBy(found, ({ descriptor }) => parseDigest(descriptor.annotations[BUILDKIT_SUBJECT] ?? ''));
}
