import { fetchIndex } from '../registry/manifest.ts';
import { mayBeIndex } from '../registry/manifest-schema.ts';
import type { EvidenceCollector } from './collect.ts';
import type { ImageView } from './image.ts';
import { isBuildkitAttestation } from './platforms.ts';

/**
 * Counts BuildKit's attestation manifests in the index of an image, if they were skipped because `buildkit` is not among the sources.
 * `docker build` adds provenance there by default, so users may expect it to count.
 * @throws what fetching the index throws.
 */
export async function countSkippedAttestations(
  { digest, index }: Pick<ImageView, 'digest' | 'index'>,
  { repository, sources, confirmed }: EvidenceCollector,
): Promise<number> {
  if (sources.includes('buildkit') || !mayBeIndex(confirmed.mediaTypeOf(digest))) return 0;
  const fetched = index === undefined ? await fetchIndex(repository, digest) : { kind: 'index' as const, index };
  return fetched.kind === 'index' ? fetched.index.manifests.filter(isBuildkitAttestation).length : 0;
}
