import type { Digest } from '../registry/digest.ts';
import { findContentFaults } from './judge-content.ts';
import { findProofFaults } from './judge-proof.ts';
import { SIGNATURE_PREDICATE } from './kinds-table.ts';
import type { Proof, Verification } from './proof.ts';
import { identityOf, type Referrer } from './referrer.ts';
import type { Rule } from './rule.ts';
import { findAgeFault, type Rejected, type TargetVerdict } from './verdict.ts';
import { trustOf } from './verification-fields.ts';

/** What was read of a candidate. `unsigned` is only for a rule without trust; `predicate` as in `findContentFaults`. */
export type Read = Verification | { readonly kind: 'unsigned'; readonly predicate: unknown };

/** A referrer that may count for a rule, and what was read of it. */
export interface ReadCandidate {
  readonly referrer: Referrer;
  readonly read: Read;
}

/** The image of a target, for the resource of a summary, and the time of the run. */
export interface Judging {
  readonly subject: Digest;
  /** `registry/namespace/repository`. */
  readonly repository: string;
  readonly now: Date;
}

/**
 * Judges a rule with options for signatures or content by what was read of the candidates. A candidate of the verdict that was not read
 * does not count. The result has each signer, or each signed payload, once.
 * @param verdict of `judgeTarget`: `by` has the candidates.
 */
export function judgeVerified(
  rule: Rule,
  verdict: TargetVerdict,
  { candidates, judging }: { readonly candidates: readonly ReadCandidate[]; readonly judging: Judging },
): TargetVerdict {
  const by = new Map<string, Referrer>();
  const rejected: Rejected[] = [];
  const allowed = new Set(verdict.by.map(identityOf));
  for (const { referrer, read } of candidates) {
    if (!allowed.has(identityOf(referrer))) continue;
    const rejection = findRejection(rule, { referrer, read }, judging);
    if (rejection !== undefined) {
      rejected.push(rejection);
      continue;
    }
    const identity = read.kind === 'verified' ? proofIdentity(read.proof) : identityOf(referrer);
    const counted = read.kind === 'verified' ? { ...referrer, verified: read.proof.verified } : referrer;
    if (by.has(identity)) rejected.push({ referrer, why: WHY_TWICE });
    else by.set(identity, counted);
  }
  const isPresent = verdict.target.subject === judging.subject;
  return {
    ...verdict,
    met: isPresent && by.size >= rule.min,
    by: [...by.values()],
    rejected: [...verdict.rejected, ...rejected],
  };
}

const WHY_TWICE = 'its signer or its signed content counts already';

/** A signature that is only too old is valid, so evidence is missing then. */
function findRejection(rule: Rule, { referrer, read }: ReadCandidate, judging: Judging): Rejected | undefined {
  const faults = findFaults(rule, read, judging);
  const signedAt = read.kind === 'verified' ? read.proof.verified.time : undefined;
  const age = read.kind === 'verified' ? findAgeFault(rule, referrer, { now: judging.now, signedAt }) : undefined;
  if (faults.length > 0)
    return { referrer, why: [...faults, age].filter((fault) => fault !== undefined).join(', and '), unverified: true };
  return age === undefined ? undefined : { referrer, why: age };
}

function findFaults(rule: Rule, read: Read, { subject, repository }: Judging): readonly string[] {
  if (read.kind === 'unverified') return [read.why];
  if (read.kind === 'unsigned') {
    return trustOf(rule) === undefined ? findContentFaults(rule, read.predicate) : ['it is not signed'];
  }
  const { proof } = read;
  return trustOf(rule) === undefined
    ? findContentFaults(rule, proof.signed.kind === 'statement' ? proof.signed.predicate : undefined)
    : findProofFaults(rule, proof, { digest: subject, repository });
}

/**
 * Identifies what `min` counts: the signer for a signature, since one signer may sign twice, and the signed payload for an attestation,
 * since its bundle may be written again with another digest.
 */
export function proofIdentity({ verified, signed }: Proof): string {
  if (signed.kind === 'statement' && signed.predicateType !== SIGNATURE_PREDICATE) return `payload ${signed.payload}`;
  return JSON.stringify([verified.by, verified.issuer ?? '', verified.signer]);
}
