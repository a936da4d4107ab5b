import type { Claims } from './claims.ts';
import type { NameAttribute } from './distinguished-name.ts';

/** Who signed a piece of evidence, for outputs and reports. */
export interface Verified {
  readonly by: 'key' | 'identity' | 'ca';
  /** The SHA-256 digest of the public key (SPKI), the identity, or the subject of the certificate. */
  readonly signer: string;
  /** Of the identity. */
  readonly issuer?: string;
  readonly claims?: Claims;
  /** The time of signing, from a log entry or a timestamp. */
  readonly time?: Date;
}

/** What a signature is about. */
export type Signed =
  | { readonly kind: 'image' }
  | {
      readonly kind: 'statement';
      /** The SHA-256 digest of the signed payload. */
      readonly payload: string;
      readonly predicateType: string;
      readonly predicate: unknown;
    };

/** A valid signature that is about the image. Verification has not compared the signer with the rule, except for a key. */
export interface Proof {
  readonly verified: Verified;
  readonly signed: Signed;
  /** Of the certificate, for `ca`. */
  readonly subject?: readonly NameAttribute[];
}

/** The result of verification for one referrer and one kind of trust; `why` is a clause that starts with `it` or `its`. */
export type Verification =
  | { readonly kind: 'verified'; readonly proof: Proof }
  | { readonly kind: 'unverified'; readonly why: string };
