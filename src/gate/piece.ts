import type { Read } from '../policy/judge-verified.ts';
import type { Referrer } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import type { SignedImage } from '../verify/verifier.ts';
import type { CheckContext } from './check-target.ts';
import type { Verifiers } from './verifiers.ts';

/** The services that judging candidates by their documents needs. */
export interface VerifyContext extends CheckContext {
  readonly verifiers: Verifiers;
  /** `registry/namespace/repository` of the image. */
  readonly repository: string;
  /** What is known of an image, or platform image, without a request. */
  readonly imageOf: (digest: Digest) => SignedImage;
}

/** A piece of evidence: a document of a candidate whose manifest was checked, or what is known of the candidate without one. */
export type Piece = { readonly referrer: Referrer } & (
  | {
      readonly layer: Descriptor;
      /** It has probably a signature of the manifest of the image. */
      readonly signsImage: boolean;
      readonly readBytes: (bytes: Buffer) => Promise<Read>;
    }
  | { readonly read: Read }
);

/** Finds the documents of a referrer that is described by its manifest. */
export type FindPieces = (referrer: Referrer, manifest: Manifest) => readonly Piece[];
