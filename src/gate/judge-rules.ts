import { checkBinding } from '../evidence/check-binding.ts';
import type { ContentCache } from '../evidence/content-cache.ts';
import { kindOf } from '../policy/kind.ts';
import type { PlatformChoice } from '../policy/platform.ts';
import { identityOf, type Referrer } from '../policy/referrer.ts';
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
import type { Digest } from '../registry/digest.ts';

/** The services that checking the manifest of a referrer needs. */
export interface CheckContext {
  readonly cache: ContentCache;
  readonly now: () => Date;
}

/** The inputs and services that judging rules needs. */
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
  return context.checksManifests ? await checkTarget(rule, verdict, context) : verdict;
}

/**
 * Checks the manifests of the referrers that meet a rule in one target, until as many as the rule requires have passed. This usually takes
 * one request for each rule, however many referrers there are. The manifest decides: it must belong to the image and be of the type that
 * the list shows.
 * @throws RegistryError if the content of a manifest does not have its digest; Error if too many do not count and others are left.
 */
export async function checkTarget(rule: Rule, verdict: TargetVerdict, context: CheckContext): Promise<TargetVerdict> {
  const by: Referrer[] = [];
  const failed: Rejected[] = [];
  const candidates = [...verdict.by];
  let next = 0;
  while (by.length < rule.min && next < candidates.length) {
    if (failed.length >= MAX_FAILED) throw tooManyFailed(rule, failed, candidates.length - next);
    const size = Math.min(batchSize(rule.min - by.length, failed.length), MAX_BATCH);
    const checked = await Promise.all(
      candidates.slice(next, next + size).map((referrer) => checkManifest(referrer, rule, context)),
    );
    next += size;
    for (const one of checked) {
      if ('why' in one) failed.push(one);
      else by.push(one.referrer);
    }
  }
  return { ...verdict, met: verdict.met && by.length >= rule.min, by, rejected: [...verdict.rejected, ...failed] };
}

/** As many as are needed; after several failures as many more, because one after the other would take too long. */
function batchSize(needed: number, failed: number): number {
  return failed < FEW_FAILED ? needed : needed + failed;
}

const FEW_FAILED = 8;

/** Manifests that are fetched before their results are counted. */
const MAX_BATCH = 64;

/** Failed checks of one rule in one target. */
const MAX_FAILED = 1_000;

/** It would be wrong to report `missing`: one of the remaining referrers may meet the rule. */
function tooManyFailed({ text }: Rule, failed: readonly Rejected[], left: number): Error {
  const [first] = failed;
  const example = first === undefined ? '' : ` The first of them is ${first.referrer.digest}: ${first.why}.`;
  return new Error(
    `It is unknown whether the rule ${text} is met: ${failed.length} referrers that match it do not count, and ${left} more were not checked. Delete the referrers that do not count, and attach the evidence again.${example}`,
  );
}

async function checkManifest(
  referrer: Referrer,
  rule: Rule,
  context: CheckContext,
): Promise<{ readonly referrer: Referrer } | Rejected> {
  const binding = await checkBinding(referrer, context.cache);
  if (binding.kind === 'unbound') {
    const { why, unread } = binding;
    return { referrer: unread === undefined ? referrer : { ...referrer, unread }, why };
  }
  const verdict = judgeReferrer(rule, binding.referrer, context.now());
  if (verdict.met) return { referrer: binding.referrer };
  return { referrer, why: `its manifest differs from the list: ${verdict.why ?? nameType(binding.referrer)}` };
}

function nameType(referrer: Referrer): string {
  const { artifactType, predicateTypes } = referrer;
  return `it is of the kind ${kindOf(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}
