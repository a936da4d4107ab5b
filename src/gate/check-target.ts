import { checkBinding } from '../evidence/check-binding.ts';
import type { ContentCache } from '../evidence/content-cache.ts';
import { kindOf } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Rule } from '../policy/rule.ts';
import { judgeReferrer, type Rejected, type TargetVerdict } from '../policy/verdict.ts';

/** The services that checking the manifest of a referrer needs. */
export interface CheckContext {
  readonly cache: ContentCache;
  readonly now: () => Date;
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
      if (one.kind === 'bound') by.push(one.referrer);
      else failed.push(one.rejected);
    }
  }
  return { ...verdict, met: verdict.met && by.length >= rule.min, by, rejected: [...verdict.rejected, ...failed] };
}

/** As many as are needed; after several failures as many more, because one after the other would take too long. */
export function batchSize(needed: number, failed: number): number {
  return failed < FEW_FAILED ? needed : needed + failed;
}

const FEW_FAILED = 8;

/** Manifests that are fetched before their results are counted. */
export const MAX_BATCH = 64;

/** Failed checks of one rule in one target. */
export const MAX_FAILED = 1_000;

/** It would be wrong to report `missing`: one of the remaining referrers may meet the rule. */
export function tooManyFailed({ text }: Rule, failed: readonly Rejected[], left: number): Error {
  const [first] = failed;
  const example = first === undefined ? '' : ` The first of them is ${first.referrer.digest}: ${first.why}.`;
  return new Error(
    `It is unknown whether the rule ${text} is met: ${failed.length} referrers that match it do not count, and ${left} more were not checked. Delete the referrers that do not count, and attach the evidence again.${example}`,
  );
}

/** Whether the manifest of a referrer belongs to the image and has the type that the list shows. */
export type CheckedManifest =
  /** `referrer` is described by its manifest. */
  | { readonly kind: 'bound'; readonly referrer: Referrer }
  /** `isGone`: the registry no longer has the manifest, or the document that shows to which image it belongs. */
  | { readonly kind: 'rejected'; readonly rejected: Rejected; readonly isGone: boolean };

/** Checks the manifest of one referrer. @throws RegistryError if its content does not have its digest. */
export async function checkManifest(referrer: Referrer, rule: Rule, context: CheckContext): Promise<CheckedManifest> {
  const binding = await checkBinding(referrer, context.cache);
  if (binding.kind === 'gone') return { kind: 'rejected', rejected: { referrer, why: binding.why }, isGone: true };
  if (binding.kind === 'unbound') {
    const { why, unread } = binding;
    const rejected = { referrer: unread === undefined ? referrer : { ...referrer, unread }, why };
    return { kind: 'rejected', rejected, isGone: unread === 'gone' };
  }
  const verdict = judgeReferrer(rule, binding.referrer, context.now());
  if (verdict.met) return { kind: 'bound', referrer: binding.referrer };
  const why = `its manifest differs from the list: ${verdict.why ?? nameType(binding.referrer)}`;
  return { kind: 'rejected', rejected: { referrer, why }, isGone: false };
}

function nameType(referrer: Referrer): string {
  const { artifactType, predicateTypes } = referrer;
  return `it is of the kind ${kindOf(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}
