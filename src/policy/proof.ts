import type { Digest } from '../registry/digest.ts';
import type { CertificateClaims } from './claims.ts';
import type { NameAttribute } from './distinguished-name.ts';

/** Who signed a piece of evidence, for outputs and reports. */
export interface Verified {
  readonly by: 'key' | 'identity' | 'ca';
  /** The SHA-256 digest of the public key (SPKI), the identity, or the subject of the certificate. */
  readonly signer: string;
  /** Where the public key comes from, for messages: for example `cosign.pub`. */
  readonly key?: string;
  /** Of the identity. */
  readonly issuer?: string;
  readonly claims?: CertificateClaims;
  /** The time of signing, from a log entry or a timestamp. */
  readonly time?: Date;
}

/** What a signature is about. */
export type Signed =
  | { readonly kind: 'image' }
  | {
      readonly kind: 'statement';
      /** The SHA-256 digest of the signed payload. */
      readonly payload: Digest;
      readonly predicateType: string;
      readonly predicate: unknown;
    };

/** A valid signature that is about the image. Verification has not compared the signer with the rule, except for a key. */
export interface Proof {
  readonly verified: Verified;
  readonly signed: Signed;
  /** Of the certificate, for `ca`. */
  readonly subject?: readonly NameAttribute[];
  /** An entry of it in a transparency log was verified. */
  readonly isLogged?: true;
}

/** Why evidence does not count, as a clause that starts with `it` or `its`. */
export interface Unverified {
  readonly kind: 'unverified';
  readonly why: string;
}

/** The result of verification for one referrer and one kind of trust. */
export type Verification = { readonly kind: 'verified'; readonly proof: Proof } | Unverified;
