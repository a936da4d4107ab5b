import type { PlatformChoice } from '../policy/platform.ts';
import type { Rule } from '../policy/rule.ts';
import { asksForIndex, type ImageEvidence, placesFor } from '../policy/targets.ts';
import {
  judgeAllPlaces,
  judgePlace,
  type Place,
  type PlaceVerdict,
  type Rejected,
  type RuleVerdict,
} from '../policy/verdict.ts';
import { type CheckDependencies, checkPlace } from './check.ts';

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
  const places = placesFor(choice, evidence, rule.what);
  const verdict = judgeAllPlaces(rule, await Promise.all(places.map((place) => judgeChecked(rule, place, options))));
  if (verdict.met || !evidence.isIndex || asksForIndex(choice)) return verdict;
  return { ...verdict, rejected: [...verdict.rejected, ...onIndex(rule, evidence, options.now())] };
}

/** What would have counted for the index: who signed that alone is to see why it does not count for its platforms. */
function onIndex(rule: Rule, { digest, own }: ImageEvidence, now: Date): readonly Rejected[] {
  const { by } = judgePlace(rule, { platform: undefined, subject: digest, referrers: own }, now);
  return by.map((referrer) => ({ referrer, why: 'it is attached to the index, not to the image of a platform' }));
}

async function judgeChecked(rule: Rule, place: Place, options: JudgeOptions): Promise<PlaceVerdict> {
  const verdict = judgePlace(rule, place, options.now());
  return options.checksManifests ? await checkPlace(rule, verdict, options) : verdict;
}
