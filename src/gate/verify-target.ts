import { documentsOf, type SignedLayer } from '../evidence/signed-documents.ts';
import { CandidateJudge, type Read } from '../policy/judge-verified.ts';
import type { Verification } from '../policy/proof.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Rule } from '../policy/rule.ts';
import type { TargetVerdict } from '../policy/verdict.ts';
import { trustOf } from '../policy/verification-fields.ts';
import type { FetchedDocument } from '../registry/blob.ts';
import type { Digest } from '../registry/digest.ts';
import type { SignedDocument, SignedImage, Verifier } from '../verify/verifier.ts';
import { batchSize, type CheckContext, checkManifest, MAX_BATCH, MAX_FAILED, tooManyFailed } from './check-target.ts';
import type { Verifiers } from './verifiers.ts';

/** The services that verifying the signatures of candidates needs. */
export interface VerifyContext extends CheckContext {
  readonly verifiers: Verifiers;
  /** `registry/namespace/repository` of the image. */
  readonly repository: string;
  /** What is known of an image, or platform image, without a request. */
  readonly imageOf: (digest: Digest) => SignedImage;
}

/**
 * Verifies the candidates for a rule in one target, until as many count as the rule requires: first their manifests as `checkTarget` does,
 * then each of their signatures.
 * @param verdict of `judgeTarget`: `by` has the candidates.
 * @throws Error for a rule whose signatures cannot be verified, and if so many do not count that others are not tried; RegistryError and
 * NetworkError if it is not known whether a candidate counts.
 */
export async function verifyTarget(rule: Rule, verdict: TargetVerdict, context: VerifyContext): Promise<TargetVerdict> {
  const judge = new CandidateJudge(rule, verdict, { repository: context.repository, now: context.now() });
  return await new TargetVerification({ rule, judge, verifier: context.verifiers.for(rule) }, context).run(verdict.by);
}

/** Signed documents of one target that are tried for one rule. Each is verified in less than 60 ms, but fetched first. */
const MAX_TRIED = 200;

/** Each may have 16 MiB. */
const MAX_DOCUMENTS_AT_ONCE = 8;

/** A candidate whose manifest was checked: one of its signed documents, or what is known of it without one. */
type Piece = { readonly referrer: Referrer } & ({ readonly signed: SignedLayer } | { readonly read: Read });

class TargetVerification {
  readonly #rule: Rule;
  readonly #judge: CandidateJudge;
  readonly #verifier: Verifier;
  readonly #context: VerifyContext;
  #tried = 0;

  constructor(
    { rule, judge, verifier }: { readonly rule: Rule; readonly judge: CandidateJudge; readonly verifier: Verifier },
    context: VerifyContext,
  ) {
    this.#rule = rule;
    this.#judge = judge;
    this.#verifier = verifier;
    this.#context = context;
  }

  async run(candidates: readonly Referrer[]): Promise<TargetVerdict> {
    for (let next = 0; next < candidates.length && !this.#isMet; ) {
      this.#throwIfTooMany(candidates.length - next);
      const batch = candidates.slice(next, next + this.#batchSize(MAX_BATCH));
      next += batch.length;
      const pieces = await Promise.all(batch.map((referrer) => this.#open(referrer)));
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
    const documents = documentsOf(checked.referrer, manifest.manifest, trustOf(this.#rule)?.by);
    return documents.kind === 'signed'
      ? documents.layers.map((signed) => ({ referrer: checked.referrer, signed }))
      : [{ referrer: checked.referrer, read: { kind: 'unverified', why: documents.why } }];
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
    const fetched = await Promise.all(batch.map(async (piece) => ({ piece, document: await this.#fetch(piece) })));
    for (const { piece, document } of fetched) {
      if (this.#isMet) return;
      const read = 'read' in piece ? piece.read : await this.#read(piece, document);
      if (read.kind !== 'gone') this.#tried += 1;
      this.#judge.add({ referrer: piece.referrer, read });
    }
  }

  async #fetch(piece: Piece): Promise<FetchedDocument> {
    if ('read' in piece) return { kind: 'gone' };
    const { cache } = this.#context;
    // A message signature signs the manifest of the image, which is therefore fetched at the same time.
    if (hasMessageSignature(piece.referrer)) cache.prefetchImage(piece.referrer.subject);
    return await cache.document(piece.signed.layer);
  }

  async #read(
    { referrer, signed }: Extract<Piece, { readonly signed: SignedLayer }>,
    fetched: FetchedDocument,
  ): Promise<Read> {
    if (fetched.kind === 'gone') return { kind: 'gone', why: 'its signed content is no longer in the registry' };
    if (fetched.kind === 'too-large') return { kind: 'unverified', why: 'it is larger than 16 MiB and was not read' };
    const document = toDocument(signed, fetched.bytes);
    const image = this.#context.imageOf(referrer.subject);
    const verification = await this.#verifier.verify(document, image);
    return verification.kind === 'needs-manifest' ? await this.#verifyMessage(document, image) : verification;
  }

  async #verifyMessage(document: SignedDocument, image: SignedImage): Promise<Read> {
    const fetched = await this.#context.cache.imageBytes(image.digest);
    if (fetched.kind === 'gone')
      return { kind: 'gone', why: 'it signs the manifest of the image, which is no longer in the registry' };
    const manifest = fetched.bytes;
    const verification = await this.#verifier.verify(document, { ...image, size: manifest.length, manifest });
    return verification.kind === 'needs-manifest' ? NOT_VERIFIED : verification;
  }
}

const NOT_VERIFIED: Verification = { kind: 'unverified', why: 'its signature cannot be verified' };

function hasMessageSignature({ bundle, annotations }: Referrer): boolean {
  return (bundle ?? annotations['dev.sigstore.bundle.content']) === 'message-signature';
}

function toDocument({ form, layer: { annotations, mediaType } }: SignedLayer, bytes: Buffer): SignedDocument {
  switch (form) {
    case 'bundle':
      return { form, bytes };
    case 'notation':
      return { form, bytes, mediaType };
    default:
      return { form, bytes, annotations };
  }
}
