import type { PlatformChoice } from '../policy/platform.ts';
import type { Rule } from '../policy/rule.ts';
import { asksForIndex, type ImageEvidence, targetsFor } from '../policy/targets.ts';
import {
  combineTargetVerdicts,
  judgeTarget,
  type Rejected,
  type RuleVerdict,
  type Target,
  type TargetVerdict,
} from '../policy/verdict.ts';
import { type CheckDependencies, checkTarget } from './check.ts';

export interface JudgeOptions extends CheckDependencies {
  /** For the rules that choose none. */
  readonly platforms: PlatformChoice;
  /** Whether what meets a rule is fetched and checked. */
  readonly checksManifests: boolean;
}

/**
 * Judges rules by the evidence of an image, each in all places that it, or else the input, chooses.
 * @throws RegistryError when the bytes of a manifest have another digest.
 */
export async function judgeRules(
  rules: readonly Rule[],
  evidence: ImageEvidence,
  options: JudgeOptions,
): Promise<readonly RuleVerdict[]> {
  return await Promise.all(rules.map((rule) => judgeRule(rule, evidence, options)));
}

async function judgeRule(rule: Rule, evidence: ImageEvidence, options: JudgeOptions): Promise<RuleVerdict> {
  const choice = rule.platform ?? options.platforms;
  const targets = targetsFor(choice, evidence, rule.matchers);
  const verdict = combineTargetVerdicts(
    rule,
    await Promise.all(targets.map((target) => judgeChecked(rule, target, options))),
  );
  if (verdict.met || !evidence.isIndex || asksForIndex(choice)) return verdict;
  return { ...verdict, rejected: [...verdict.rejected, ...onIndex(rule, evidence, options.now())] };
}

/** What would have counted for the index: who signed that alone is to see why it does not count for its platforms. */
function onIndex(rule: Rule, { digest, own }: ImageEvidence, now: Date): readonly Rejected[] {
  const { by } = judgeTarget(rule, { platform: undefined, subject: digest, referrers: own }, now);
  return by.map((referrer) => ({ referrer, why: 'it is attached to the index, not to the image of a platform' }));
}

async function judgeChecked(rule: Rule, target: Target, options: JudgeOptions): Promise<TargetVerdict> {
  const verdict = judgeTarget(rule, target, options.now());
  return options.checksManifests ? await checkTarget(rule, verdict, options) : verdict;
}
