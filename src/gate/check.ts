import { checkBinding } from '../evidence/check-binding.ts';
import type { ContentCache } from '../evidence/content-cache.ts';
import { kindOf } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Rule } from '../policy/rule.ts';
import { meets, type Rejected, type TargetVerdict } from '../policy/verdict.ts';

export interface CheckDependencies {
  readonly cache: ContentCache;
  readonly now: () => Date;
}

/**
 * Checks what meets a rule in one place, until as many as the rule wants have passed: one request a rule in the usual case, however many there are.
 * What counts is the manifest: it must belong to the image, and be what the list says that it is.
 * @throws RegistryError when the bytes of one have another digest.
 */
export async function checkTarget(rule: Rule, verdict: TargetVerdict, deps: CheckDependencies): Promise<TargetVerdict> {
  const by: Referrer[] = [];
  const rejected: Rejected[] = [...verdict.rejected];
  const candidates = [...verdict.by];
  while (by.length < rule.min && candidates.length > 0) {
    const batch = candidates.splice(0, rule.min - by.length);
    const checked = await Promise.all(batch.map((referrer) => check(referrer, rule, deps)));
    for (const one of checked) {
      if ('why' in one) rejected.push(one);
      else by.push(one.referrer);
    }
  }
  return { ...verdict, met: verdict.met && by.length >= rule.min, by, rejected };
}

async function check(
  referrer: Referrer,
  rule: Rule,
  deps: CheckDependencies,
): Promise<{ readonly referrer: Referrer } | Rejected> {
  const binding = await checkBinding(referrer, deps.cache);
  if (binding.kind === 'unbound') return { referrer, why: binding.why };
  const verdict = meets(rule, binding.referrer, deps.now());
  if (verdict.met) return { referrer: binding.referrer };
  return {
    referrer,
    why: `its manifest says otherwise than the list: ${verdict.why ?? describeOther(binding.referrer)}`,
  };
}

function describeOther(referrer: Referrer): string {
  const { artifactType, predicateTypes } = referrer;
  return `it is of the kind ${kindOf(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}
