import { matchesAny } from '../../policy/matcher.ts';
import { identityOf, type Referrer } from '../../policy/referrer.ts';
import type { Rejected, RuleVerdict } from '../../policy/verdict.ts';
import { nameReferrer } from './hints.ts';

/**
 * What is there and was not counted for a rule, and why. Of an unmet rule also what lies below the direct referrers: whoever sees a
 * signature in the list wants to know that it is one of the SBOM.
 * @param referrers all of the image, as far as they were looked for.
 */
export function uncountedFor(
  { rule, met, rejected }: RuleVerdict,
  referrers: readonly Referrer[],
): readonly Rejected[] {
  const deeper = met ? [] : referrers.filter((referrer) => referrer.depth > 1 && matchesAny(rule.matchers, referrer));
  if (deeper.length === 0) return rejected;
  const byDigest = new Map(referrers.map((referrer) => [referrer.digest, referrer]));
  const below = new Map(deeper.map((referrer) => [identityOf(referrer), referrer]));
  return [
    ...rejected,
    ...[...below.values()].map((referrer) => ({ referrer, why: belongsTo(byDigest.get(referrer.subject)) })),
  ];
}

function belongsTo(parent: Referrer | undefined): string {
  return `it belongs to ${parent === undefined ? 'another referrer' : nameReferrer(parent)}, not to the image`;
}
