import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { fetchIndex } from '../registry/image-index.ts';
import { mayBeIndex } from '../registry/manifest-schema.ts';
import type { ConfirmingPlace } from './confirm.ts';
import { isBuildkitAttestation } from './platforms.ts';

/** An image, and its index where that is known. */
export interface SeenImage {
  readonly digest: Digest;
  readonly index: ImageIndex | undefined;
}

/**
 * Counts the attestation manifests that BuildKit left in the index of an image, and that nobody looked at because `buildkit` is not
 * among the sources. Docker leaves provenance there without being told, so this is why people find it missing.
 * @throws what fetching the index throws.
 */
export async function countSkippedAttestations(
  { digest, index }: SeenImage,
  { repository, sources, confirmed }: ConfirmingPlace,
): Promise<number> {
  if (sources.includes('buildkit') || !mayBeIndex(confirmed.get(digest))) return 0;
  const fetched = index === undefined ? await fetchIndex(repository, digest) : { kind: 'index' as const, index };
  return fetched.kind === 'index' ? fetched.index.manifests.filter(isBuildkitAttestation).length : 0;
}
