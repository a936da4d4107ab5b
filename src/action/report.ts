import type { Referrer } from '../policy/referrer.ts';
import type { Result } from '../policy/result.ts';
import type { Rule } from '../policy/rule.ts';
import type { RuleVerdict } from '../policy/verdict.ts';
import type { Digest } from '../registry/digest.ts';
import type { Reference } from '../registry/reference.ts';
import type { RegistryToken } from '../registry/token.ts';

/** What became of one image. Every field is there whatever the result. */
export interface ImageReport {
  readonly reference: Reference;
  /** Absent while the tag is unresolved. */
  readonly digest: Digest | undefined;
  readonly result: Result;
  /** One for each rule, in their order; empty when the evidence was not judged. */
  readonly rules: readonly RuleVerdict[];
  readonly referrers: readonly Referrer[];
  /** What went wrong and what to do, for `error` and `subject-not-found`. */
  readonly problem: string | undefined;
  /** The registry's words, where it has no referrers API. */
  readonly apiOff: string | undefined;
  /** Milliseconds of `wait-timeout` that passed before this was known; 0 where it did not wait. */
  readonly waited: number;
}

/** What became of the run: all that outputs, summary, annotations and log are made of. */
export interface GateReport {
  readonly result: Result;
  readonly rules: readonly Rule[];
  /** In the order of the input; empty when the inputs were bad. */
  readonly images: readonly ImageReport[];
  /** What stopped the run before any image: bad inputs. One text each. */
  readonly problems: readonly string[];
  /** The one token that covers all images, if there is such a one. */
  readonly token: RegistryToken | undefined;
  /** `on-missing: warn`: `missing` passes the step. */
  readonly warnOnly: boolean;
  /** `summary: true`. */
  readonly wantsSummary: boolean;
}
