import { checkBinding } from '../evidence/check-binding.ts';
import type { ContentCache } from '../evidence/content-cache.ts';
import { kindOf } from '../policy/kind.ts';
import type { PlatformChoice } from '../policy/platform.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Rule } from '../policy/rule.ts';
import { asksForIndex, type ImageEvidence, targetsFor } from '../policy/targets.ts';
import {
  combineTargetVerdicts,
  judgeReferrer,
  judgeTarget,
  type Rejected,
  type RuleVerdict,
  type Target,
  type TargetVerdict,
} from '../policy/verdict.ts';

/** What checking the manifest of a referrer needs. */
export interface CheckContext {
  readonly cache: ContentCache;
  readonly now: () => Date;
}

export interface JudgeContext extends CheckContext {
  /** For rules without `platform`. */
  readonly platforms: PlatformChoice;
  /** Whether the manifests of referrers that meet a rule are fetched and checked. */
  readonly checksManifests: boolean;
}

/**
 * Judges rules by the evidence of an image, each in all targets that the rule, or otherwise the input, selects.
 * @throws RegistryError if the content of a manifest does not have its digest.
 */
export async function judgeRules(
  rules: readonly Rule[],
  evidence: ImageEvidence,
  context: JudgeContext,
): Promise<readonly RuleVerdict[]> {
  return await Promise.all(rules.map((rule) => judgeRule(rule, evidence, context)));
}

async function judgeRule(rule: Rule, evidence: ImageEvidence, context: JudgeContext): Promise<RuleVerdict> {
  const choice = rule.platform ?? context.platforms;
  const targets = targetsFor(choice, evidence, rule.matchers);
  const verdicts = await Promise.all(targets.map((target) => judgeAndCheck(rule, target, context)));
  const verdict = combineTargetVerdicts(rule, verdicts);
  if (verdict.met || !evidence.isIndex || asksForIndex(choice)) return verdict;
  return { ...verdict, rejected: [...verdict.rejected, ...rejectedOnIndex(rule, evidence, context.now())] };
}

/** The referrers of the index that meet the rule: users who signed only the index need to see why that does not count for its platforms. */
function rejectedOnIndex(rule: Rule, { digest, own }: ImageEvidence, now: Date): readonly Rejected[] {
  const { by } = judgeTarget(rule, { platform: undefined, subject: digest, referrers: own }, now);
  return by.map((referrer) => ({ referrer, why: 'it is attached to the index, not to the image of a platform' }));
}

async function judgeAndCheck(rule: Rule, target: Target, context: JudgeContext): Promise<TargetVerdict> {
  const verdict = judgeTarget(rule, target, context.now());
  return context.checksManifests ? await checkTarget(rule, verdict, context) : verdict;
}

/**
 * Checks the manifests of the referrers that meet a rule in one target, until as many as the rule requires have passed. This usually takes
 * one request for each rule, however many referrers there are. The manifest decides: it must belong to the image and be of the type that
 * the list shows.
 * @throws RegistryError if the content of a manifest does not have its digest.
 */
export async function checkTarget(rule: Rule, verdict: TargetVerdict, context: CheckContext): Promise<TargetVerdict> {
  const by: Referrer[] = [];
  const rejected: Rejected[] = [...verdict.rejected];
  const candidates = [...verdict.by];
  while (by.length < rule.min && candidates.length > 0) {
    const batch = candidates.splice(0, rule.min - by.length);
    const checked = await Promise.all(batch.map((referrer) => checkManifest(referrer, rule, context)));
    for (const one of checked) {
      if ('why' in one) rejected.push(one);
      else by.push(one.referrer);
    }
  }
  return { ...verdict, met: verdict.met && by.length >= rule.min, by, rejected };
}

async function checkManifest(
  referrer: Referrer,
  rule: Rule,
  context: CheckContext,
): Promise<{ readonly referrer: Referrer } | Rejected> {
  const binding = await checkBinding(referrer, context.cache);
  if (binding.kind === 'unbound') return { referrer, why: binding.why };
  const verdict = judgeReferrer(rule, binding.referrer, context.now());
  if (verdict.met) return { referrer: binding.referrer };
  return { referrer, why: `its manifest differs from the list: ${verdict.why ?? nameType(binding.referrer)}` };
}

function nameType(referrer: Referrer): string {
  const { artifactType, predicateTypes } = referrer;
  return `it is of the kind ${kindOf(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}
