import type { Digest } from '../registry/digest.ts';
import { quote } from '../text.ts';
import { parseTimestamp } from '../time.ts';
import { formatDuration } from './duration.ts';
import { matchesAny } from './matcher.ts';
import { annotationOf, CREATED, createdOf, identityOf, type Referrer, type Unread } from './referrer.ts';
import type { Rule } from './rule.ts';
import type { RuleOptions } from './rule-options.ts';
import { readsContent, trustOf } from './verification-fields.ts';

/**
 * Whether one referrer counts for a rule. `why` not is a clause that starts with `it` or `its`, for example `it is older than 30d`;
 * `undefined` if none of the rule's matchers matches.
 */
export type ReferrerVerdict = { readonly met: true } | { readonly met: false; readonly why: string | undefined };

/** A referrer that matches a rule and does not count; `why` is a clause that starts with `it` or `its`. */
export interface Rejected {
  readonly referrer: Referrer;
  readonly why: string;
  /** Its signature, signer, image or content is not as the rule requires. */
  readonly unverified?: true;
}

/** An image or platform image for which a rule must be met, and its referrers. */
export interface Target {
  /** `os/architecture[/variant]`; `undefined` for the image itself. */
  readonly platform: string | undefined;
  /** The manifest to which evidence must be attached; `undefined` if the index has no such platform, so that the rule cannot be met. */
  readonly subject: Digest | undefined;
  /** Referrers of referrers never count. */
  readonly referrers: readonly Referrer[];
}

/** The result of one rule for one target. `by` has each identity once; `rejected` has none that is in `by`. */
export interface TargetVerdict {
  readonly target: Target;
  readonly met: boolean;
  readonly by: readonly Referrer[];
  readonly rejected: readonly Rejected[];
}

/** A target for which a rule is not met. */
export interface UnmetTarget extends Pick<Target, 'platform' | 'subject'> {
  /** How many referrers count, fewer than the rule's `min`. */
  readonly found: number;
}

/** The result of one rule for all its targets. The rule is met if it is met for each of them. */
export interface RuleVerdict {
  readonly rule: Rule;
  readonly met: boolean;
  readonly by: readonly Referrer[];
  readonly rejected: readonly Rejected[];
  /** Empty if the rule is met. */
  readonly unmetTargets: readonly UnmetTarget[];
}

/** Whether an unmet rule stays unmet even if more evidence is attached, because the index has no such platform and does not change. */
export function cannotBeMet({ unmetTargets }: RuleVerdict): boolean {
  return unmetTargets.some(({ subject }) => subject === undefined);
}

/**
 * The result of an image from the verdicts for all its rules. A rule that is unmet and matches something that failed verification makes it
 * `unverified`, which is worse than `missing`.
 */
export function resultOf(verdicts: readonly RuleVerdict[]): 'pass' | 'missing' | 'unverified' | 'listed' {
  if (verdicts.length === 0) return 'listed';
  if (verdicts.some(isUnverified)) return 'unverified';
  return verdicts.every(({ met }) => met) ? 'pass' : 'missing';
}

/** Whether a rule is unmet although something of its kind is there, which failed verification. */
export function isUnverified({ met, rejected }: Pick<RuleVerdict, 'met' | 'rejected'>): boolean {
  return !met && rejected.some(({ unverified }) => unverified === true);
}

/** Whether presence is not enough for a rule: `CandidateJudge` must judge the candidates that `judgeTarget` returns. */
export function needsReading(rule: Rule): boolean {
  return trustOf(rule) !== undefined || readsContent(rule);
}

/**
 * Judges one rule by the direct referrers of one target. A rule for which presence is not enough is never met here: `by` has its candidates
 * for `CandidateJudge`.
 */
export function judgeTarget(rule: Rule, target: Target, now: Date): TargetVerdict {
  const by = new Map<string, Referrer>();
  const rejected: Rejected[] = [];
  for (const referrer of target.referrers.filter(({ depth }) => depth === 1)) {
    const verdict = judgeReferrer(rule, referrer, now);
    if (verdict.met && !by.has(identityOf(referrer))) by.set(identityOf(referrer), referrer);
    else if (!verdict.met && verdict.why !== undefined) rejected.push(rejectionOf(rule, referrer, verdict.why));
  }
  const met = target.subject !== undefined && by.size >= rule.min && !needsReading(rule);
  return {
    target,
    met,
    by: [...by.values()],
    rejected: [
      ...rejected.filter(({ referrer }) => !by.has(identityOf(referrer))),
      ...(met ? [] : findUnread(target, rule)),
    ],
  };
}

/** Where presence is not enough, a document about another image has failed verification: it is not only missing. */
function rejectionOf(rule: Rule, referrer: Referrer, why: string): Rejected {
  const hasFailed = needsReading(rule) && referrer.fault !== undefined;
  return hasFailed ? { referrer, why, unverified: true } : { referrer, why };
}

/** The referrers that may match an unmet rule, because the document with their type was not read. */
function findUnread({ referrers }: Target, rule: Rule): readonly Rejected[] {
  const { matchers } = rule;
  // The artifact type is known without the document.
  if (matchers.every(({ by }) => by === 'artifact-type')) return [];
  return referrers.flatMap((referrer) => {
    const { unread, depth } = referrer;
    if (unread === undefined || depth > 1 || matchesAny(matchers, referrer)) return [];
    const hasFailed = needsReading(rule) && unread === 'too-large';
    return { referrer, why: WHY_UNREAD[unread], ...(hasFailed && { unverified: true as const }) };
  });
}

const WHY_UNREAD: Readonly<Record<Unread, string>> = {
  gone: 'its type is known only from its content, which is no longer in the registry',
  'too-large': 'its type is known only from its content, which is larger than 16 MiB and was not read',
};

/** Combines the verdicts for all targets of a rule. Without any target the rule is not met, so that an index without platforms does not pass. */
export function combineTargetVerdicts(rule: Rule, verdicts: readonly TargetVerdict[]): RuleVerdict {
  // One manifest may have signatures of several signers.
  const by = new Map(
    verdicts.flatMap((verdict) =>
      verdict.by.map((referrer) => [`${identityOf(referrer)} ${referrer.verified?.signer}`, referrer]),
    ),
  );
  const met = verdicts.length > 0 && verdicts.every((verdict) => verdict.met);
  const counted = new Set([...by.values()].map(identityOf));
  const rejected = new Map(
    verdicts.flatMap((verdict) => verdict.rejected.map((one) => [`${identityOf(one.referrer)} ${one.why}`, one])),
  );
  const unmetTargets = verdicts
    .filter((verdict) => !verdict.met)
    .map(({ target: { platform, subject }, by: found }) => ({ platform, subject, found: found.length }));
  return {
    rule,
    met,
    by: [...by.values()],
    // Of the signatures in one manifest, one may count and another may have failed verification.
    rejected: [...rejected.values()].filter(
      ({ referrer, unverified }) => !counted.has(identityOf(referrer)) || (!met && unverified === true),
    ),
    // An index may list an image twice.
    unmetTargets: [...new Map(unmetTargets.map((target) => [`${target.platform} ${target.subject}`, target])).values()],
  };
}

/** Judges whether one referrer counts for a rule. `max-age` is measured from `org.opencontainers.image.created` to `now`. */
export function judgeReferrer(rule: Rule, referrer: Referrer, now: Date): ReferrerVerdict {
  if (!matchesAny(rule.matchers, referrer)) return { met: false, why: undefined };
  if (referrer.fault !== undefined) return { met: false, why: referrer.fault };
  // With a signature, the time of signing counts, which is not known here.
  const age = trustOf(rule) === undefined ? findAgeFault(rule, referrer, { now }) : undefined;
  const faults = [age, ...findAnnotationFaults(rule, referrer)].filter((why) => why !== undefined);
  return faults.length === 0 ? { met: true } : { met: false, why: faults.join(', and ') };
}

/**
 * Compares the age of a referrer with `max-age`: from `signedAt`, the time of a verified log entry or timestamp, otherwise from its
 * annotation.
 * @returns why it does not count, as a clause; `undefined` if it counts.
 */
export function findAgeFault(
  { maxAge }: RuleOptions,
  referrer: Referrer,
  { now, signedAt }: { readonly now: Date; readonly signedAt?: Date | undefined },
): string | undefined {
  if (maxAge === undefined) return undefined;
  const typed = signedAt?.toISOString() ?? createdOf(referrer);
  if (typed === undefined) return `it has no annotation ${CREATED}`;
  const verb = signedAt === undefined ? 'created' : 'signed';
  const time = parseTimestamp(typed);
  if (time === undefined) return `its annotation ${CREATED} is ${quote(typed, MAX_QUOTED)}, not an RFC 3339 time`;
  const age = now.getTime() - time.getTime();
  if (age < 0) return `it was ${verb} in the future (${typed})`;
  return age > maxAge ? `it is older than ${formatDuration(maxAge)} (${verb} ${typed})` : undefined;
}

function findAnnotationFaults({ annotations }: RuleOptions, referrer: Referrer): readonly (string | undefined)[] {
  return annotations.map(({ key, value }) => {
    const found = annotationOf(referrer, key);
    if (found === undefined) return `it has no annotation ${key}`;
    return found === value
      ? undefined
      : `its annotation ${key} is ${quote(found, MAX_QUOTED)}, not ${quote(value, MAX_QUOTED)}`;
  });
}

/** Characters of a string from the registry, so that the message stays readable. */
const MAX_QUOTED = 80;
