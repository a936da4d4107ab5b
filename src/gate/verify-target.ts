import { waitForAll } from '../evidence/wait-for-all.ts';
import { CandidateJudge, type Read } from '../policy/judge-verified.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Rule } from '../policy/rule.ts';
import type { TargetVerdict } from '../policy/verdict.ts';
import { trustOf } from '../policy/verification-fields.ts';
import type { FetchedBlob } from '../registry/blob.ts';
import { batchSize, checkManifest, MAX_BATCH, MAX_FAILED, tooManyFailed } from './check-target.ts';
import { contentPieces } from './content-pieces.ts';
import type { FindPieces, Piece, VerifyContext } from './piece.ts';
import { signedPieces } from './signed-pieces.ts';

/**
 * Judges the candidates for a rule in one target for which presence is not enough, until as many count as the rule requires: first their
 * manifests as `checkTarget` does, then each of their signatures, or without trust their content.
 * @param verdict of `judgeTarget`: `by` has the candidates.
 * @throws Error for a rule whose signatures cannot be verified, and if so many do not count that others are not tried; RegistryError and
 * NetworkError if it is not known whether a candidate counts.
 */
export async function verifyTarget(rule: Rule, verdict: TargetVerdict, context: VerifyContext): Promise<TargetVerdict> {
  const judge = new CandidateJudge(rule, verdict, { repository: context.repository, now: context.now() });
  const findPieces = trustOf(rule) === undefined ? contentPieces(rule) : signedPieces(rule, context);
  return await new TargetVerification({ rule, judge, findPieces }, context).run(verdict.by);
}

/** Documents of one target that are tried for one rule. Each is verified in less than 60 ms, but fetched first. */
const MAX_TRIED = 200;

/** Each may have 16 MiB. */
const MAX_DOCUMENTS_AT_ONCE = 8;

class TargetVerification {
  readonly #rule: Rule;
  readonly #judge: CandidateJudge;
  readonly #findPieces: FindPieces;
  readonly #context: VerifyContext;
  #tried = 0;

  constructor(
    {
      rule,
      judge,
      findPieces,
    }: { readonly rule: Rule; readonly judge: CandidateJudge; readonly findPieces: FindPieces },
    context: VerifyContext,
  ) {
    this.#rule = rule;
    this.#judge = judge;
    this.#findPieces = findPieces;
    this.#context = context;
  }

  async run(candidates: readonly Referrer[]): Promise<TargetVerdict> {
    for (let next = 0; next < candidates.length && !this.#isMet; ) {
      this.#throwIfTooMany(candidates.length - next);
      const batch = candidates.slice(next, next + this.#batchSize(MAX_BATCH));
      next += batch.length;
      const pieces = await waitForAll(batch.map((referrer) => this.#open(referrer)));
      await this.#tryAll(pieces.flat(), candidates.length - next);
    }
    return this.#judge.verdict();
  }

  get #isMet(): boolean {
    return this.#judge.count >= this.#rule.min;
  }

  #batchSize(limit: number): number {
    const needed = this.#rule.min - this.#judge.count;
    return Math.min(batchSize(needed, this.#judge.rejected.length), limit, Math.max(1, MAX_TRIED - this.#tried));
  }

  /** @param left how many candidates were not tried. */
  #throwIfTooMany(left: number): void {
    const { rejected } = this.#judge;
    if (this.#tried >= MAX_TRIED || rejected.length >= MAX_FAILED) throw tooManyFailed(this.#rule, rejected, left);
  }

  async #open(referrer: Referrer): Promise<readonly Piece[]> {
    const { cache } = this.#context;
    const checked = await checkManifest(referrer, this.#rule, this.#context);
    if (checked.kind === 'rejected') {
      const { rejected, isGone } = checked;
      return [{ referrer: rejected.referrer, read: { kind: isGone ? 'gone' : 'unverified', why: rejected.why } }];
    }
    const manifest = await cache.manifest(referrer.digest);
    if (manifest.kind === 'gone') return [{ referrer, read: { kind: 'gone', why: 'its manifest was deleted' } }];
    return this.#findPieces(checked.referrer, manifest.manifest);
  }

  /** @param left how many other candidates there are. */
  async #tryAll(pieces: readonly Piece[], left: number): Promise<void> {
    for (let next = 0; next < pieces.length && !this.#isMet; ) {
      this.#throwIfTooMany(pieces.length - next + left);
      const batch = pieces.slice(next, next + this.#batchSize(MAX_DOCUMENTS_AT_ONCE));
      next += batch.length;
      await this.#tryBatch(batch);
    }
  }

  /** Fetches at the same time, and verifies one after the other: what was read of a document may be as large as the document. */
  async #tryBatch(batch: readonly Piece[]): Promise<void> {
    const fetched = await waitForAll(batch.map(async (piece) => ({ piece, document: await this.#fetch(piece) })));
    for (const { piece, document } of fetched) {
      if (this.#isMet) return;
      const read = await readPiece(piece, document);
      if (read.kind !== 'gone') this.#tried += 1;
      this.#judge.add({ referrer: piece.referrer, read });
    }
  }

  async #fetch(piece: Piece): Promise<FetchedBlob> {
    if ('read' in piece) return { kind: 'gone' };
    const { cache } = this.#context;
    // A message signature signs the manifest of the image, which is therefore fetched at the same time.
    if (piece.signsImage) cache.prefetchImage(piece.referrer.subject);
    return await cache.document(piece.layer);
  }
}

async function readPiece(piece: Piece, fetched: FetchedBlob): Promise<Read> {
  if ('read' in piece) return piece.read;
  switch (fetched.kind) {
    case 'gone':
      return { kind: 'gone', why: 'its content is no longer in the registry' };
    case 'too-large':
      return { kind: 'unverified', why: 'it is larger than 16 MiB and was not read' };
    case 'present':
      return await piece.readBytes(fetched.bytes);
  }
}
