import type { PlatformImage } from '../../evidence/platforms.ts';
import type { Matcher } from '../../policy/matcher.ts';
import type { Referrer, Source } from '../../policy/referrer.ts';
import { type Result, worstResult } from '../../policy/result.ts';
import type { Rule } from '../../policy/rule.ts';
import type { RuleVerdict } from '../../policy/verdict.ts';
import type { RegistryToken } from '../../registry/auth/token.ts';
import type { Digest } from '../../registry/digest.ts';
import type { Reference } from '../../registry/reference.ts';

/** An image whose referrers were listed and judged. */
export interface JudgedImage {
  readonly kind: 'judged';
  readonly reference: Reference;
  readonly digest: Digest;
  readonly result: 'pass' | 'missing' | 'unverified' | 'listed';
  /** One for each rule, in their order. */
  readonly rules: readonly RuleVerdict[];
  /** Each parent before its children. */
  readonly referrers: readonly Referrer[];
  /** The platform images that were checked; empty unless the image is an index and an input or a rule selects platforms. */
  readonly platforms: readonly PlatformImage[];
  /** The sources that were searched. */
  readonly sources: readonly Source[];
  /** `registry/repository` of the input `cosign-repository`, if it is given. */
  readonly cosignRepository?: string | undefined;
  /** The response of a registry that has no referrers API. */
  readonly missingReferrersApi: string | undefined;
  /** With `missing`: how many attestation manifests of BuildKit the index has that were not searched. */
  readonly skippedAttestations: number;
  /** With `missing`: evidence of unmet rules that exists where these rules do not count it. */
  readonly elsewhere: readonly Elsewhere[];
  /** Whether the tree of referrers reached its size limit, so that there may be more. */
  readonly isCut: boolean;
  /** Milliseconds of `wait-timeout` that had passed, counted from the start of the run; 0 without one. */
  readonly waited: number;
}

/** Evidence for an unmet rule (its text as typed) that does not count for it. */
export type Elsewhere =
  /** On platform images of the index; `without`: the platforms that do not have it, among those `checked` of `total`. */
  | {
      readonly kind: 'platforms';
      readonly rule: string;
      readonly found: readonly Referrer[];
      readonly without: readonly string[];
      readonly checked: number;
      readonly total: number;
    }
  /** In BuildKit's attestations, with which the rule would be met. */
  | { readonly kind: 'buildkit'; readonly rule: string }
  /** A referrer of no kind, whose type meets the rule if it is written as `instead`. */
  | { readonly kind: 'type'; readonly rule: string; readonly type: string; readonly instead: string }
  /** Attached to BuildKit's attestation manifests. */
  | { readonly kind: 'attestations'; readonly rule: string; readonly found: readonly Referrer[] };

/** An image that the registry does not have, or does not have completely. */
export interface NotFoundImage {
  readonly kind: 'not-found';
  readonly reference: Reference;
  /** `undefined` while the tag is unresolved. */
  readonly digest: Digest | undefined;
  readonly result: 'subject-not-found';
  /** What the registry does not have, for users. */
  readonly problem: string;
  /** The index exists, but an image that it names does not. */
  readonly isPartial: boolean;
}

/** An image that could not be checked. */
export interface FailedImage {
  readonly kind: 'failed';
  readonly reference: Reference;
  /** `undefined` while the tag is unresolved. */
  readonly digest: Digest | undefined;
  readonly result: 'error';
  /** The error with its causes, for users. */
  readonly problem: string;
}

/** The result of one image. */
export type ImageReport = JudgedImage | NotFoundImage | FailedImage;

/** A judged image as it is kept until the end of the run: what is needed without its referrers, and access to the rest. */
export interface PackedImage
  extends Pick<JudgedImage, 'kind' | 'reference' | 'digest' | 'result' | 'sources' | 'missingReferrersApi'> {
  /** The unmet rules as typed, each once. */
  readonly unmet: readonly string[];
  /** Those of the unmet rules of whose kind something is there that failed verification. */
  readonly unverified: readonly string[];
  /** The number of referrers. */
  readonly total: number;
  /** How many of them are shown: all without the input `artifact-type`. */
  readonly count: number;
  /** How many of the shown referrers meet a rule. */
  readonly meeting: number;
  /** Unpacks the whole report on each call. Unpack one image at a time, and do not keep the result. */
  readonly unpack: () => JudgedImage;
}

/** The result of one image as it is kept until the end of the run. */
export type ImageOutcome = PackedImage | NotFoundImage | FailedImage;

/** A run that checked its images. Outputs, summary, annotations and log are made from it alone. */
export interface FinishedRun {
  readonly result: Result;
  readonly rules: readonly Rule[];
  /** In the order of the input; empty where the shard has none. */
  readonly images: readonly ImageOutcome[];
  /** Which referrers are shown (the input `artifact-type`); empty: all. */
  readonly shown: readonly Matcher[];
  /** The token that covers all images, if there is exactly one. */
  readonly token: RegistryToken | undefined;
  /** `on-missing: warn`: the step passes with the result `missing`. */
  readonly warnOnly: boolean;
  readonly wantsSummary: boolean;
  /** Who verified, for a verification summary: a URI. */
  readonly verifier: string;
  readonly finishedAt: Date;
}

/** Runs with more images than this log and summarise only the images that did not pass in full. */
export const MAX_IN_FULL = 20;

/** Whether an image needs no action. */
export function passed({ result }: Pick<ImageOutcome, 'result'>): boolean {
  return result === 'pass' || result === 'listed';
}

/** How many referrers of an image are shown; 0 where it was not judged. */
export function shownCount(image: ImageOutcome): number {
  return image.kind === 'judged' ? image.count : 0;
}

/** The unmet rules of an image as typed; none where it was not judged. */
export function unmetOf(image: ImageOutcome): readonly string[] {
  return image.kind === 'judged' ? image.unmet : [];
}

/** The rules of an image of whose kind something is there that failed verification; none where it was not judged. */
export function unverifiedOf(image: ImageOutcome): readonly string[] {
  return image.kind === 'judged' ? image.unverified : [];
}

/** The other unmet rules of an image: nothing of their kind is there. */
export function absentOf(image: ImageOutcome): readonly string[] {
  const unverified = new Set(unverifiedOf(image));
  return unmetOf(image).filter((text) => !unverified.has(text));
}

/** Sorts images by result, worst first; images with the same result stay in the order of the input. */
export function worstFirst(images: readonly ImageOutcome[]): readonly ImageOutcome[] {
  return images.toSorted((one, other) => {
    if (one.result === other.result) return 0;
    return worstResult([one.result, other.result]) === one.result ? -1 : 1;
  });
}

/** An image, and the others that failed with exactly the same problem, so that it is reported once. */
export interface SameProblem {
  readonly image: ImageOutcome;
  /** In the order of the input. */
  readonly others: readonly ImageOutcome[];
}

/** Groups images that failed with the same problem, at the position of the first; each other image is a group of its own. */
export function groupBySameProblem(images: readonly ImageOutcome[]): readonly SameProblem[] {
  const groups = Map.groupBy(images, (image) => problemKey(image) ?? image);
  return [...groups.values()].flatMap(([image, ...others]) => (image === undefined ? [] : { image, others }));
}

/** A string that is equal for images with the same problem; `undefined` for judged images. */
export function problemKey(image: ImageOutcome): string | undefined {
  return image.kind === 'judged' ? undefined : `${image.result}: ${image.problem}`;
}
