import type { PlatformChoice } from '../policy/platform.ts';
import { identityOf, type Referrer } from '../policy/referrer.ts';
import type { Rule } from '../policy/rule.ts';
import { asksForIndex, type ImageEvidence, targetsFor } from '../policy/targets.ts';
import {
  combineTargetVerdicts,
  judgeTarget,
  needsReading,
  type Rejected,
  type RuleVerdict,
  type Target,
  type TargetVerdict,
} from '../policy/verdict.ts';
import type { Digest } from '../registry/digest.ts';
import { checkTarget, MAX_BATCH } from './check-target.ts';
import type { VerifyContext } from './piece.ts';

/** The inputs and services that judging rules needs. */
export interface JudgeContext extends VerifyContext {
  /** For rules without `platform`. */
  readonly platforms: PlatformChoice;
  /** Whether the manifests of referrers that meet a rule are fetched and checked. */
  readonly checksManifests: boolean;
}

/**
 * Judges rules by the evidence of an image, each in all targets that the rule, or otherwise the input, selects. Rules that read documents
 * are first: what they read about another image does not count for the others.
 * @throws RegistryError if the content of a manifest does not have its digest.
 */
export async function judgeRules(
  rules: readonly Rule[],
  evidence: ImageEvidence,
  context: JudgeContext,
): Promise<readonly RuleVerdict[]> {
  const judgeAll = async (some: readonly Rule[]) =>
    await Promise.all(some.map(async (rule) => [rule, await judgeRule(rule, evidence, context)] as const));
  const reading = await judgeAll(rules.filter(needsReading));
  const others = await judgeAll(rules.filter((rule) => !needsReading(rule)));
  const verdicts = new Map([...reading, ...others]);
  return rules.map((rule) => verdicts.get(rule) ?? unjudged(rule));
}

/** A rule without a verdict must not pass. */
function unjudged({ text }: Rule): never {
  throw new Error(`the rule ${text} was not judged`);
}

async function judgeRule(rule: Rule, evidence: ImageEvidence, context: JudgeContext): Promise<RuleVerdict> {
  const choice = rule.platform ?? context.platforms;
  if (choice.kind === 'index-or-each') return await judgeIndexOrEach(rule, evidence, context);
  const targets = targetsFor(choice, evidence, rule.matchers);
  const verdicts = await Promise.all(targets.map((target) => judgeAndCheck(rule, target, context)));
  const verdict = combineTargetVerdicts(rule, verdicts);
  if (verdict.met || !evidence.isIndex || asksForIndex(choice)) return verdict;
  return { ...verdict, rejected: [...verdict.rejected, ...rejectedOnIndex(rule, evidence, context.now())] };
}

/** If neither is met, the verdict is that of the index, with the reason why the referrers of some platforms are not enough. */
async function judgeIndexOrEach(rule: Rule, evidence: ImageEvidence, context: JudgeContext): Promise<RuleVerdict> {
  const onIndex = await judgeRule({ ...rule, platform: { kind: 'index' } }, evidence, context);
  if (onIndex.met || !evidence.isIndex) return { ...onIndex, rule };
  const onEach = await judgeRule({ ...rule, platform: { kind: 'each' } }, evidence, context);
  if (onEach.met) return { ...onEach, rule };
  const why = onEach.unmetTargets.some(({ found }) => found === 0)
    ? 'it is attached to the image of one platform, and others have none'
    : `it is attached to the image of one platform, and not every platform image has ${rule.min}`;
  const partial = onEach.by.map((referrer) => ({ referrer, why }));
  const known = new Set(onIndex.by.map(identityOf));
  const rejected = [...partial, ...onEach.rejected].filter(({ referrer }) => !known.has(identityOf(referrer)));
  return { ...onIndex, rule, rejected: [...onIndex.rejected, ...rejected] };
}

/** The manifests that judging these rules by these referrers alone would check first: as many for each rule as it requires. */
export function firstChecked(rules: readonly Rule[], referrers: readonly Referrer[], now: Date): readonly Digest[] {
  const checked = rules.flatMap((rule) => {
    const { by } = judgeTarget(rule, { platform: undefined, subject: undefined, referrers }, now);
    return by.slice(0, Math.min(rule.min, MAX_BATCH)).map(({ digest }) => digest);
  });
  return [...new Set(checked)];
}

/** The referrers of the index that meet the rule: users who signed only the index need to see why that does not count for its platforms. */
function rejectedOnIndex(rule: Rule, { digest, own }: ImageEvidence, now: Date): readonly Rejected[] {
  const { by } = judgeTarget(rule, { platform: undefined, subject: digest, referrers: own }, now);
  return by.map((referrer) => ({ referrer, why: 'it is attached to the index, not to the image of a platform' }));
}

async function judgeAndCheck(rule: Rule, target: Target, context: JudgeContext): Promise<TargetVerdict> {
  const verdict = judgeTarget(rule, target, context.now());
  if (needsReading(rule)) {
    const { verifyTarget } = await import('./verify-target.ts');
    return await verifyTarget(rule, verdict, context);
  }
  return context.checksManifests ? await checkTarget(rule, verdict, context) : verdict;
}
