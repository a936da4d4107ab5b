import type { KeyObject } from 'node:crypto';
import type { Unverified, Verification } from '../policy/proof.ts';
import type { Digest } from '../registry/digest.ts';

/** A document of the registry with a signature, or a signature beside its document, as the gate fetches it. */
export type SignedDocument =
  /** A sigstore bundle. */
  | { readonly form: 'bundle'; readonly bytes: Buffer }
  /** A DSSE envelope: a layer under cosign's tag `.att`. */
  | { readonly form: 'envelope'; readonly bytes: Buffer; readonly annotations: Annotations }
  /** A payload: a layer under cosign's tag `.sig`. Its signature is an annotation of the layer. */
  | { readonly form: 'simple-signing'; readonly bytes: Buffer; readonly annotations: Annotations }
  /** A signature envelope of notation: `application/jose+json` or `application/cose`. */
  | { readonly form: 'notation'; readonly bytes: Buffer; readonly mediaType: string };

/** Those of the layer, in which cosign stores signature, certificates, log entry and timestamp. */
type Annotations = Readonly<Record<string, string>>;

/** What a rule or an input trusts, as a string: public keys or certificates in PEM, or trusted roots in JSON. */
export interface TrustText {
  readonly text: string;
  /** Where it comes from, for messages: for example `cosign.pub`. */
  readonly source: string;
}

/** The image, or platform image, to which the evidence must belong. */
export interface SignedImage {
  readonly digest: Digest;
  /** The media type and size of its manifest, where they are known. Signatures of notation state them. */
  readonly mediaType?: string;
  readonly size?: number;
  /** Its bytes. Only a message signature needs them. */
  readonly manifest?: Buffer;
}

/** The result of verification, or that the manifest is needed for it: the document has a message signature. */
export type DocumentVerification = Verification | { readonly kind: 'needs-manifest' };

/** Verifies signatures of one kind of trust. */
export interface Verifier {
  /**
   * Verifies that a trusted signer signed a document about an image. The signer is not compared with the rule yet, except for a key. Never
   * throws: if anything fails, the document is unverified.
   */
  verify(document: SignedDocument, image: SignedImage): Promise<DocumentVerification>;
}

/** An entry in a transparency log that was verified. */
export interface LogEntry {
  readonly kind: 'logged';
  /** Of signing: the entry states it, or a timestamp. */
  readonly time: Date;
}

/** Verifies with trusted roots: keyless signatures, and the log entries of signatures by keys. */
export interface RootVerifier extends Verifier {
  /** Verifies that a log has an entry for the signature of a key. `verify` has returned that the key signed the document. */
  verifyEntry(document: SignedDocument, image: SignedImage, key: KeyObject): Promise<LogEntry | Unverified>;
}
