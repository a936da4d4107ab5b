import type { PlatformImage } from '../../evidence/platforms.ts';
import type { Matcher } from '../../policy/matcher.ts';
import type { Referrer, Source } from '../../policy/referrer.ts';
import type { Result } from '../../policy/result.ts';
import type { Rule } from '../../policy/rule.ts';
import type { RuleVerdict } from '../../policy/verdict.ts';
import type { RegistryToken } from '../../registry/auth/token.ts';
import type { Digest } from '../../registry/digest.ts';
import type { Reference } from '../../registry/reference.ts';

/** The light part of what became of one image. Every field is there whatever the result. */
export interface ImageHead {
  readonly reference: Reference;
  /** Absent while the tag is unresolved. */
  readonly digest: Digest | undefined;
  readonly result: Result;
  /** What went wrong and what to do, for `error` and `subject-not-found`. */
  readonly problem: string | undefined;
  /** With `subject-not-found`: the index is there, and an image that it names is not. */
  readonly isPartial: boolean;
  /** Where it was looked for. */
  readonly sources: readonly Source[];
  /** The registry's words, where it has no referrers API. */
  readonly missingReferrersApi: string | undefined;
  /** Milliseconds of `wait-timeout`, which counts from the start of the run, that had passed when this was known; 0 without one. */
  readonly waited: number;
}

/** What became of one image. Every field is there whatever the result. */
export interface ImageReport extends ImageHead {
  /** One for each rule, in their order; empty when the evidence was not judged. */
  readonly rules: readonly RuleVerdict[];
  /** Each parent before its children. */
  readonly referrers: readonly Referrer[];
  /** The platform images that were looked at, where the image is an index and any input asks for them. */
  readonly platforms: readonly PlatformImage[];
  /** Where something is missing: attestation manifests of BuildKit in the index that were not looked at. */
  readonly skippedAttestations: number;
  /** Whether the tree of referrers has grown to its limit, so that there may be more. */
  readonly isCut: boolean;
}

/** What is kept of an image until the run is over: what can be told without its referrers, and how to get at them. */
export interface ImageOutcome extends ImageHead {
  /** The unmet rules as typed, each once; none where the image was not judged. */
  readonly unmet: readonly string[];
  /** How many referrers there are. */
  readonly total: number;
  /** How many of them are shown: all without the input `artifact-type`. */
  readonly count: number;
  /** How many of those that are shown meet a rule. */
  readonly meeting: number;
  /** Unpacks the whole report, anew each time: ask once, for one image at a time, and keep it no longer than needed. */
  readonly details: () => ImageReport;
}

/** What became of the run: all that outputs, summary, annotations and log are made of. */
export interface GateReport {
  readonly result: Result;
  readonly rules: readonly Rule[];
  /** In the order of the input; empty when the inputs were bad, or the shard has none. */
  readonly images: readonly ImageOutcome[];
  /** What of the referrers is shown (`artifact-type`); empty: all. */
  readonly shown: readonly Matcher[];
  /** What stopped the run before any image: bad inputs. One text each. */
  readonly problems: readonly string[];
  /** The one token that covers all images, if there is such a one. */
  readonly token: RegistryToken | undefined;
  /** `on-missing: warn`: `missing` passes the step. */
  readonly warnOnly: boolean;
  /** `summary: true`. */
  readonly wantsSummary: boolean;
}
