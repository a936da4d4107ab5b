import type { PlatformChoice } from '../policy/platform.ts';
import type { ImageEvidence, PlatformEvidence } from '../policy/targets.ts';
import { asksForIndex, asksForPlatform } from '../policy/targets.ts';
import type { ImageIndex } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { quote } from '../text.ts';
import { collectEvidence } from './collect.ts';
import { type ConfirmingPlace, collectConfirmed } from './confirm.ts';
import { nestedIndexOf, type PlatformImage, platformImagesOf } from './platforms.ts';
import { listByBuildkit } from './sources/buildkit.ts';
import { together } from './wait-for-all.ts';

/** The evidence of an image and of its platforms, or why the image, or one of its platforms, is not there. */
export type CollectedImage =
  | { readonly kind: 'found'; readonly evidence: ImageEvidence; readonly missingReferrersApi: string | undefined }
  | {
      readonly kind: 'absent';
      readonly why: string;
      /** The index is there, and an image that it names is not. */
      readonly isPartial: boolean;
    };

/** What is to be looked at of an image. */
export interface ImageView {
  readonly digest: Digest;
  /** Where the image is an index, and any choice or source needs it. */
  readonly index: ImageIndex | undefined;
  /** The input's, and those of the rules that have their own. */
  readonly choices: readonly PlatformChoice[];
}

/**
 * Collects the evidence of an image as far as any of the choices looks at it: its own, and that of its platforms, all at the same time.
 * @throws what collecting throws.
 */
export async function collectImage(view: ImageView, place: ConfirmingPlace): Promise<CollectedImage> {
  const { digest, index, choices } = view;
  const images = index === undefined ? [] : imagesToLookAt(index, choices);
  const inIndex = index === undefined ? place : { ...place, attestations: listByBuildkit(index) };
  const wantsOwn = index === undefined || choices.some(asksForIndex);
  const [own, ...platforms] = await together([
    wantsOwn ? collectConfirmed({ digest }, place) : NOTHING,
    ...images.map((image) => collectPlatform(image, choices, inIndex)),
  ] as const);
  if (own.kind === 'absent') return { ...own, isPartial: false };
  const absent = platforms.find((platform) => platform.kind === 'absent');
  if (absent !== undefined) return { ...absent, isPartial: true };
  const found = platforms.filter((platform) => platform.kind === 'found');
  return {
    kind: 'found',
    evidence: { digest, isIndex: index !== undefined, own: own.referrers, platforms: found.map(({ one }) => one) },
    missingReferrersApi:
      own.missingReferrersApi ??
      found.find(({ missingReferrersApi }) => missingReferrersApi !== undefined)?.missingReferrersApi,
  };
}

/** @throws Error where platforms are asked for and an entry is an index of its own: what it names would be passed over. */
function imagesToLookAt(index: ImageIndex, choices: readonly PlatformChoice[]): readonly PlatformImage[] {
  const nested = nestedIndexOf(index);
  if (nested === undefined || choices.every(({ kind }) => kind === 'index')) return platformImagesOf(index);
  throw new Error(
    `The index names another index, ${nested.digest}: which platforms there are is not known. Ask for the index alone (platform: index), or give that other index as an image of its own.`,
  );
}

const NOTHING = { kind: 'found', referrers: [], missingReferrersApi: undefined } as const;

type CollectedPlatform =
  | { readonly kind: 'found'; readonly one: PlatformEvidence; readonly missingReferrersApi: string | undefined }
  | { readonly kind: 'absent'; readonly why: string };

/** Of a platform that no choice looks at, only what the index itself holds. */
async function collectPlatform(
  image: PlatformImage,
  choices: readonly PlatformChoice[],
  place: ConfirmingPlace,
): Promise<CollectedPlatform> {
  const isAskedFor = choices.some((choice) => asksForPlatform(choice, image.platform));
  if (isAskedFor) {
    const found = await collectConfirmed(image, place);
    if (found.kind === 'absent') return { kind: 'absent', why: missingImage(image, found.why) };
    return {
      kind: 'found',
      one: { ...image, referrers: found.referrers },
      missingReferrersApi: found.missingReferrersApi,
    };
  }
  const sources = place.sources.filter((source) => source === 'buildkit');
  const held = await collectEvidence(image, { ...place, sources });
  return {
    kind: 'found',
    one: { ...image, referrers: held.kind === 'found' ? held.referrers : [] },
    missingReferrersApi: undefined,
  };
}

/** It is the index that says what its platforms are called. */
function missingImage({ platform }: PlatformImage, why: string): string {
  return `The index is there, but not all that it names. For ${quote(platform, 80)}: ${why}`;
}
