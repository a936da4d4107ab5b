import { type ImageEvidence, placesFor } from '../policy/places.ts';
import type { PlatformChoice } from '../policy/platform.ts';
import type { Rule } from '../policy/rule.ts';
import { judgeAllPlaces, judgePlace, type Place, type PlaceVerdict, type RuleVerdict } from '../policy/verdict.ts';
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
  const places = placesFor(rule.platform ?? options.platforms, evidence);
  return judgeAllPlaces(rule, await Promise.all(places.map((place) => judgeChecked(rule, place, options))));
}

async function judgeChecked(rule: Rule, place: Place, options: JudgeOptions): Promise<PlaceVerdict> {
  const verdict = judgePlace(rule, place, options.now());
  return options.checksManifests ? await checkPlace(rule, verdict, options) : verdict;
}
