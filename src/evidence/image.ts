import type { PlatformChoice } from '../policy/platform.ts';
import type { ImageEvidence, PlatformEvidence } from '../policy/targets.ts';
import { asksForIndex, asksForPlatform } from '../policy/targets.ts';
import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { quote } from '../text.ts';
import type { EvidenceCollector, FoundEvidence } from './collect.ts';
import { nestedIndexOf, type PlatformImage, platformImagesOf } from './platforms.ts';
import { type Attestations, listByBuildkit } from './sources/buildkit.ts';
import { waitForAll } from './wait-for-all.ts';

/** The evidence of an image and of its platforms, or why the image or one of its platforms does not exist. */
export type CollectedImage =
  | { readonly kind: 'found'; readonly evidence: ImageEvidence; readonly missingReferrersApi: string | undefined }
  | {
      readonly kind: 'absent';
      readonly why: string;
      /** The index exists, and an image that it lists does not. */
      readonly isPartial: boolean;
    };

/** An image, and the platforms whose evidence is needed. */
export interface ImageView {
  readonly digest: Digest;
  /** Present if the image is an index, and a choice or a source needs the index. */
  readonly index: ImageIndex | undefined;
  /** That of the input, and those of the rules that have their own. */
  readonly choices: readonly PlatformChoice[];
  /** The evidence of the image itself, if it was collected before. */
  readonly own?: Omit<FoundEvidence, 'kind'>;
}

/**
 * Collects the evidence that the choices need: that of the image itself, and that of its platforms, all at the same time.
 * @throws what collecting throws.
 */
export async function collectImage(view: ImageView, collector: EvidenceCollector): Promise<CollectedImage> {
  const { digest, index, choices, own: known } = view;
  const images = index === undefined ? [] : findPlatforms(index, choices);
  const attestations: Attestations = index === undefined ? new Map() : listByBuildkit(index);
  const isOwnNeeded = index === undefined || choices.some(asksForIndex);
  const isNeeded = ({ platform }: PlatformImage) => choices.some((choice) => asksForPlatform(choice, platform));
  const [own, ...platforms] = await waitForAll([
    isOwnNeeded && known === undefined ? collector.collectConfirmed({ digest }) : { ...NO_EVIDENCE, ...known },
    ...images.map((image) =>
      isNeeded(image)
        ? collectPlatform(image, attestations, collector)
        : collectFromIndex(image, attestations, collector),
    ),
  ] as const);
  if (own.kind === 'absent') return { ...own, isPartial: false };
  const absent = platforms.find((platform) => platform.kind === 'absent');
  if (absent !== undefined) return { ...absent, isPartial: true };
  const found = platforms.filter((platform) => platform.kind === 'found');
  return {
    kind: 'found',
    evidence: { digest, isIndex: index !== undefined, own: own.referrers, platforms: found.map(({ image }) => image) },
    missingReferrersApi:
      own.missingReferrersApi ??
      found.find(({ missingReferrersApi }) => missingReferrersApi !== undefined)?.missingReferrersApi,
  };
}

const NO_EVIDENCE = { kind: 'found', referrers: [], missingReferrersApi: undefined } as const;

type CollectedPlatform =
  | { readonly kind: 'found'; readonly image: PlatformEvidence; readonly missingReferrersApi: string | undefined }
  | { readonly kind: 'absent'; readonly why: string };

/** @throws Error if platforms are needed and the index lists another index, whose platforms would be ignored. */
function findPlatforms(index: ImageIndex, choices: readonly PlatformChoice[]): readonly PlatformImage[] {
  const nested = nestedIndexOf(index);
  if (nested === undefined || choices.every(({ kind }) => kind === 'index')) return platformImagesOf(index);
  throw new Error(
    `The index lists another index, ${nested.digest}, so its platforms are not known. Set platform: index to check the index alone, or add the other index to the images.`,
  );
}

async function collectPlatform(
  image: PlatformImage,
  attestations: Attestations,
  collector: EvidenceCollector,
): Promise<CollectedPlatform> {
  const found = await collector.collectConfirmed(image, attestations.get(image.digest));
  if (found.kind === 'absent') return { kind: 'absent', why: missingImage(image, found.why) };
  const { referrers, missingReferrersApi } = found;
  return { kind: 'found', image: { ...image, referrers }, missingReferrersApi };
}

/** Collects only BuildKit's attestations, which are in the index, for a platform that no choice needs. */
async function collectFromIndex(
  image: PlatformImage,
  attestations: Attestations,
  collector: EvidenceCollector,
): Promise<CollectedPlatform> {
  const listed = collector.sources.includes('buildkit') ? attestations.get(image.digest) : undefined;
  const referrers = await collector.describe(listed ?? [], image);
  return { kind: 'found', image: { ...image, referrers }, missingReferrersApi: undefined };
}

/** The name of the platform comes from the registry. */
function missingImage({ platform }: PlatformImage, why: string): string {
  return `The index exists, but its image for ${quote(platform, 80)} does not: ${why}`;
}
