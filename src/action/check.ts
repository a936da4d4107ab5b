import type { Manifests } from '../evidence/manifests.ts';
import { checkTie } from '../evidence/tie.ts';
import { kindOf } from '../policy/kind.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Rule } from '../policy/rule.ts';
import { meets, type Rejected, type RuleVerdict } from '../policy/verdict.ts';

export interface CheckDependencies {
  readonly manifests: Manifests;
  readonly now: () => Date;
}

/**
 * Checks what meets a rule, until as many as the rule wants have passed: one request a rule in the usual case, however many there are.
 * What counts is the manifest: it must belong to the image, and be what the list says that it is.
 * @throws RegistryError when the bytes of one have another digest.
 */
export async function checkVerdict(verdict: RuleVerdict, deps: CheckDependencies): Promise<RuleVerdict> {
  const by: Referrer[] = [];
  const rejected: Rejected[] = [...verdict.rejected];
  const candidates = [...verdict.by];
  while (by.length < verdict.rule.min && candidates.length > 0) {
    const batch = candidates.splice(0, verdict.rule.min - by.length);
    const checked = await Promise.all(batch.map((referrer) => check(referrer, verdict.rule, deps)));
    for (const one of checked) {
      if ('why' in one) rejected.push(one);
      else by.push(one.referrer);
    }
  }
  return { ...verdict, met: by.length >= verdict.rule.min, by, rejected };
}

async function check(
  referrer: Referrer,
  rule: Rule,
  { manifests, now }: CheckDependencies,
): Promise<{ readonly referrer: Referrer } | Rejected> {
  const tie = await checkTie(referrer, manifests);
  if (tie.kind === 'loose') return { referrer, why: tie.why };
  const verdict = meets(rule, tie.referrer, now());
  if (verdict.met) return { referrer: tie.referrer };
  return { referrer, why: `its manifest says otherwise than the list: ${verdict.why ?? describeOther(tie.referrer)}` };
}

function describeOther(referrer: Referrer): string {
  const { artifactType, predicateTypes } = referrer;
  return `it is of the kind ${kindOf(referrer)} (${[artifactType, ...predicateTypes].filter((type) => type !== '').join(', ')})`;
}
