import type { Manifests } from '../evidence/manifests.ts';
import { whyNotTied } from '../evidence/tie.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Rejected, RuleVerdict } from '../policy/verdict.ts';

/**
 * Checks what meets a rule, until as many as the rule wants have passed: one request a rule in the usual case, however many there are.
 * @throws RegistryError when the bytes of one have another digest.
 */
export async function checkVerdict(verdict: RuleVerdict, manifests: Manifests): Promise<RuleVerdict> {
  const by: Referrer[] = [];
  const rejected: Rejected[] = [...verdict.rejected];
  const candidates = [...verdict.by];
  while (by.length < verdict.rule.min && candidates.length > 0) {
    const batch = candidates.splice(0, verdict.rule.min - by.length);
    const faults = await Promise.all(batch.map((referrer) => whyNotTied(referrer, manifests)));
    batch.forEach((referrer, index) => {
      const why = faults[index];
      if (why === undefined) by.push(referrer);
      else rejected.push({ referrer, why });
    });
  }
  return { ...verdict, met: by.length >= verdict.rule.min, by, rejected };
}
