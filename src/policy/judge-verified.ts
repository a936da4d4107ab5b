import { findContentFaults } from './judge-content.ts';
import { findProofFaults } from './judge-proof.ts';
import { SIGNATURE_PREDICATE } from './kinds-table.ts';
import type { Proof, Verification } from './proof.ts';
import { identityOf, type Referrer } from './referrer.ts';
import type { Rule } from './rule.ts';
import { findAgeFault, type Rejected, type TargetVerdict } from './verdict.ts';
import { trustOf } from './verification-fields.ts';

/**
 * What was read of a candidate. `unsigned` is only for a rule without trust; `predicate` as in `findContentFaults`. `gone`: the registry no
 * longer has it, so nothing has failed; `why` is a clause that starts with `it` or `its`.
 */
export type Read =
  | Verification
  | { readonly kind: 'unsigned'; readonly predicate: unknown }
  | { readonly kind: 'gone'; readonly why: string };

/** A referrer that may count for a rule, and what was read of it. */
export interface ReadCandidate {
  readonly referrer: Referrer;
  readonly read: Read;
}

/** The repository of the image, for the resource of a summary, and the time of the run. */
export interface Judging {
  /** `registry/namespace/repository`. */
  readonly repository: string;
  readonly now: Date;
}

/**
 * Judges a rule with options for signatures or content by what was read of the candidates in one target, one after the other. Of what was
 * read it keeps only who signed. Each signer, or each signed payload, counts once.
 */
export class CandidateJudge {
  readonly #rule: Rule;
  readonly #verdict: TargetVerdict;
  readonly #judging: Judging;
  readonly #candidates: ReadonlySet<string>;
  readonly #by = new Map<string, Referrer>();
  readonly #rejected: Rejected[] = [];

  /** @param verdict of `judgeTarget`: `by` has the candidates. One that is not added does not count. */
  constructor(rule: Rule, verdict: TargetVerdict, judging: Judging) {
    this.#rule = rule;
    this.#verdict = verdict;
    this.#judging = judging;
    this.#candidates = new Set(verdict.by.map(identityOf));
  }

  /** A referrer may be added several times, once for each of its signatures. One that is not a candidate is ignored. */
  add({ referrer, read }: ReadCandidate): void {
    if (!this.#candidates.has(identityOf(referrer))) return;
    const rejected = findRejection(this.#rule, { referrer, read }, this.#judging);
    if (rejected !== undefined) this.#rejected.push(rejected);
    else this.#count({ referrer, read });
  }

  #count({ referrer, read }: ReadCandidate): void {
    const identity = read.kind === 'verified' ? proofIdentity(read.proof) : identityOf(referrer);
    const counted = read.kind === 'verified' ? { ...referrer, verified: read.proof.verified } : referrer;
    if (this.#by.has(identity)) this.#rejected.push({ referrer, why: WHY_TWICE });
    else this.#by.set(identity, counted);
  }

  /** How many count so far. */
  get count(): number {
    return this.#by.size;
  }

  /** Those that were rejected so far. */
  get rejected(): readonly Rejected[] {
    return this.#rejected;
  }

  verdict(): TargetVerdict {
    const { target, rejected } = this.#verdict;
    const met = target.subject !== undefined && this.count >= this.#rule.min;
    return { target, met, by: [...this.#by.values()], rejected: [...rejected, ...this.#rejected] };
  }
}

const WHY_TWICE = 'its signer or its signed content counts already';

/** A signature that is only too old is valid, so evidence is missing then. */
function findRejection(rule: Rule, { referrer, read }: ReadCandidate, judging: Judging): Rejected | undefined {
  if (read.kind === 'gone') return { referrer, why: read.why };
  const faults = findFaults(rule, { referrer, read }, judging);
  const signedAt = read.kind === 'verified' ? read.proof.verified.time : undefined;
  const age = read.kind === 'verified' ? findAgeFault(rule, referrer, { now: judging.now, signedAt }) : undefined;
  if (faults.length > 0)
    return { referrer, why: [...faults, age].filter((fault) => fault !== undefined).join(', and '), unverified: true };
  return age === undefined ? undefined : { referrer, why: age };
}

function findFaults(rule: Rule, { referrer, read }: ReadCandidate, { repository }: Judging): readonly string[] {
  if (read.kind === 'unverified' || read.kind === 'gone') return [read.why];
  if (read.kind === 'unsigned') {
    return trustOf(rule) === undefined ? findContentFaults(rule, read.predicate) : ['it is not signed'];
  }
  const { proof } = read;
  const { subject: digest, artifactType } = referrer;
  return trustOf(rule) === undefined
    ? findContentFaults(rule, proof.signed.kind === 'statement' ? proof.signed.predicate : undefined)
    : findProofFaults(rule, proof, { digest, repository, artifactType });
}

/**
 * Identifies what `min` counts: the signer for a signature, since one signer may sign twice, and the signed payload for an attestation,
 * since its bundle may be written again with another digest.
 */
export function proofIdentity({ verified, signed }: Proof): string {
  if (signed.kind === 'statement' && signed.predicateType !== SIGNATURE_PREDICATE) return `payload ${signed.payload}`;
  return JSON.stringify([verified.by, verified.issuer ?? '', verified.signer]);
}
