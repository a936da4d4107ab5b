import { quote } from '../text.ts';
import { annotationOf, CREATED, createdOf } from './annotation.ts';
import { formatDuration } from './duration.ts';
import type { Options } from './options.ts';
import type { Referrer } from './referrer.ts';
import type { Rule } from './rule.ts';
import { parseTimestamp } from './timestamp.ts';
import { isAnyOf } from './what.ts';

/** Whether one referrer counts for a rule. `why` is set where it is what the rule asks for, but an option is not met: `it is older than 30d …`. */
export type Met = { readonly met: true } | { readonly met: false; readonly why: string | undefined };

/** A referrer that is what a rule asks for and does not count all the same; `why` is a whole clause that starts with `it` or `its`. */
export interface Rejected {
  readonly referrer: Referrer;
  readonly why: string;
}

/** What one rule found. `by` has each digest once; `rejected` has no digest that is in `by`. */
export interface RuleVerdict {
  readonly rule: Rule;
  readonly met: boolean;
  readonly by: readonly Referrer[];
  readonly rejected: readonly Rejected[];
}

/** Judges one rule by the direct referrers of one image; deeper ones are reported elsewhere and never count. */
export function judgeRule(rule: Rule, referrers: readonly Referrer[], now: Date): RuleVerdict {
  const by: Referrer[] = [];
  const rejected: Rejected[] = [];
  for (const referrer of referrers.filter(({ depth }) => depth === 1)) {
    const verdict = meets(rule, referrer, now);
    if (verdict.met) by.push(referrer);
    else if (verdict.why !== undefined) rejected.push({ referrer, why: verdict.why });
  }
  return verdictOf(rule, by, rejected);
}

/** Whether this referrer counts for the rule. An age is measured from `org.opencontainers.image.created` to `now`. */
export function meets(rule: Rule, referrer: Referrer, now: Date): Met {
  if (!isAnyOf(rule.what, referrer)) return { met: false, why: undefined };
  const faults = [ageFault(rule, referrer, now), ...annotationFaults(rule, referrer)].filter(
    (why) => why !== undefined,
  );
  return faults.length === 0 ? { met: true } : { met: false, why: faults.join(', and ') };
}

/** One digest counts once, even if two sources list it; the first that met the rule stands for it. */
function verdictOf(rule: Rule, met: readonly Referrer[], rejected: readonly Rejected[]): RuleVerdict {
  const counted = new Map<string, Referrer>();
  for (const referrer of met) if (!counted.has(referrer.digest)) counted.set(referrer.digest, referrer);
  return {
    rule,
    met: counted.size >= rule.min,
    by: [...counted.values()],
    rejected: rejected.filter(({ referrer }) => !counted.has(referrer.digest)),
  };
}

function ageFault({ maxAge }: Options, referrer: Referrer, now: Date): string | undefined {
  if (maxAge === undefined) return undefined;
  const typed = createdOf(referrer);
  if (typed === undefined) return `it has no ${CREATED}`;
  const created = parseTimestamp(typed);
  if (created === undefined) return `it has ${CREATED} ${quote(typed, MAX_QUOTED)}, which is no RFC 3339 time`;
  const age = now.getTime() - created.getTime();
  if (age < 0) return `it was created in the future (${typed})`;
  return age > maxAge ? `it is older than ${formatDuration(maxAge)} (created ${typed})` : undefined;
}

function annotationFaults(options: Options, referrer: Referrer): (string | undefined)[] {
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
