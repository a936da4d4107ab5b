import type { Digest } from '../registry/digest.ts';
import { quote } from '../text.ts';
import { annotationOf, CREATED, createdOf } from './annotation.ts';
import { formatDuration } from './duration.ts';
import { matchesAny } from './matcher.ts';
import { identityOf, type Referrer, type Unread } from './referrer.ts';
import type { Rule } from './rule.ts';
import type { RuleOptions } from './rule-options.ts';
import { parseTimestamp } from './timestamp.ts';

/** Whether one referrer counts for a rule. `why` is set where it is what the rule asks for, but an option is not met: `it is older than 30d …`. */
export type Met = { readonly met: true } | { readonly met: false; readonly why: string | undefined };

/** A referrer that is what a rule asks for and does not count all the same; `why` is a whole clause that starts with `it` or `its`. */
export interface Rejected {
  readonly referrer: Referrer;
  readonly why: string;
}

/** Where a rule is to be met, and what is there. */
export interface Target {
  /** `os/architecture[/variant]`; `undefined`: the image itself. */
  readonly platform: string | undefined;
  /** What evidence is to be attached to; `undefined` where the index has no such platform, and nothing can be met. */
  readonly subject: Digest | undefined;
  /** Deeper referrers than the direct ones never count. */
  readonly referrers: readonly Referrer[];
}

/** What one rule found in one target. `by` has each identity once; `rejected` has none that is in `by`. */
export interface TargetVerdict {
  readonly target: Target;
  readonly met: boolean;
  readonly by: readonly Referrer[];
  readonly rejected: readonly Rejected[];
}

/** A place in which a rule is not met. */
export interface UnmetTarget extends Pick<Target, 'platform' | 'subject'> {
  /** How many count there, fewer than the rule's `min`. */
  readonly found: number;
}

/** What one rule found in all the places where it looked: it is met where it is met in each of them. */
export interface RuleVerdict {
  readonly rule: Rule;
  readonly met: boolean;
  readonly by: readonly Referrer[];
  readonly rejected: readonly Rejected[];
  /** Empty where the rule is met. */
  readonly unmetTargets: readonly UnmetTarget[];
}

/** Whether an unmet rule stays unmet whatever is attached: the index, which does not change, lacks the platform. */
export function cannotBeMet({ unmetTargets }: RuleVerdict): boolean {
  return unmetTargets.some(({ subject }) => subject === undefined);
}

/** Judges one rule by the direct referrers in one target. */
export function judgeTarget(rule: Rule, target: Target, now: Date): TargetVerdict {
  const by = new Map<string, Referrer>();
  const rejected: Rejected[] = [];
  for (const referrer of target.referrers.filter(({ depth }) => depth === 1)) {
    const verdict = meets(rule, referrer, now);
    if (verdict.met && !by.has(identityOf(referrer))) by.set(identityOf(referrer), referrer);
    else if (!verdict.met && verdict.why !== undefined) rejected.push({ referrer, why: verdict.why });
  }
  const met = target.subject !== undefined && by.size >= rule.min;
  return {
    target,
    met,
    by: [...by.values()],
    rejected: [
      ...rejected.filter(({ referrer }) => !by.has(identityOf(referrer))),
      ...(met ? [] : unreadIn(target, rule)),
    ],
  };
}

/** What may be what an unmet rule asks for: nobody knows, since what says it was not read. */
function unreadIn({ referrers }: Target, { matchers }: Rule): readonly Rejected[] {
  // The artifact type is known without the document.
  if (matchers.every(({ by }) => by === 'artifact-type')) return [];
  return referrers.flatMap((referrer) => {
    const { unread, depth } = referrer;
    return unread === undefined || depth > 1 || matchesAny(matchers, referrer)
      ? []
      : { referrer, why: WHY_UNREAD[unread] };
  });
}

const WHY_UNREAD: Readonly<Record<Unread, string>> = {
  gone: 'its document, which alone says what it is, is not in the registry any more',
  'too-large': 'its document, which alone says what it is, has more than 16 MiB and was not read',
};

/** Puts the verdicts of all places together. Without any place nothing is met: a rule for each platform of none is no open gate. */
export function combineTargetVerdicts(rule: Rule, verdicts: readonly TargetVerdict[]): RuleVerdict {
  const by = new Map(verdicts.flatMap((verdict) => verdict.by.map((referrer) => [identityOf(referrer), referrer])));
  const rejected = new Map(
    verdicts.flatMap((verdict) => verdict.rejected.map((one) => [`${identityOf(one.referrer)} ${one.why}`, one])),
  );
  const unmetTargets = verdicts
    .filter(({ met }) => !met)
    .map(({ target: { platform, subject }, by: found }) => ({ platform, subject, found: found.length }));
  return {
    rule,
    met: verdicts.length > 0 && verdicts.every(({ met }) => met),
    by: [...by.values()],
    rejected: [...rejected.values()].filter(({ referrer }) => !by.has(identityOf(referrer))),
    // An index may list an image twice.
    unmetTargets: [...new Map(unmetTargets.map((lack) => [`${lack.platform} ${lack.subject}`, lack])).values()],
  };
}

/** Whether this referrer counts for the rule. An age is measured from `org.opencontainers.image.created` to `now`. */
export function meets(rule: Rule, referrer: Referrer, now: Date): Met {
  if (!matchesAny(rule.matchers, referrer)) return { met: false, why: undefined };
  const faults = [ageFault(rule, referrer, now), ...annotationFaults(rule, referrer)].filter(
    (why) => why !== undefined,
  );
  return faults.length === 0 ? { met: true } : { met: false, why: faults.join(', and ') };
}

function ageFault({ maxAge }: RuleOptions, referrer: Referrer, now: Date): string | undefined {
  if (maxAge === undefined) return undefined;
  const typed = createdOf(referrer);
  if (typed === undefined) return `it has no ${CREATED}`;
  const created = parseTimestamp(typed);
  if (created === undefined) return `it has ${CREATED} ${quote(typed, MAX_QUOTED)}, which is no RFC 3339 time`;
  const age = now.getTime() - created.getTime();
  if (age < 0) return `it was created in the future (${typed})`;
  return age > maxAge ? `it is older than ${formatDuration(maxAge)} (created ${typed})` : undefined;
}

function annotationFaults(options: RuleOptions, referrer: Referrer): (string | undefined)[] {
  return options.annotations.map(({ key, value }) => {
    const found = annotationOf(referrer, key);
    if (found === undefined) return `it has no annotation ${key}`;
    return found === value
      ? undefined
      : `it has annotation ${key} ${quote(found, MAX_QUOTED)}, not ${quote(value, MAX_QUOTED)}`;
  });
}

/** Characters of the registry's text: a length that leaves the message readable. */
const MAX_QUOTED = 80;
