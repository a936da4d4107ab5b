import { type PublicKey, readPublicKeys } from './public-key.ts';
import type { DocumentVerification, SignedDocument, SignedImage, Verifier } from './verifier.ts';
import { verifyByKeys } from './verify-by-keys.ts';

/** A text with public keys, and where it comes from, for messages. */
export interface KeyText {
  readonly source: string;
  readonly pem: string;
}

/** Verifies signatures by any of a set of public keys. */
export class KeyVerifier implements Verifier {
  readonly #keys: readonly PublicKey[];

  /** @param keys of which each is used once. */
  constructor(keys: readonly PublicKey[]) {
    this.#keys = [...new Map(keys.map((key) => [key.fingerprint, key])).values()];
  }

  /** @throws InputError, without the name of the input, for a text without public keys, or with another key. */
  static readKeys({ pem, source }: KeyText): readonly PublicKey[] {
    return readPublicKeys(pem, source);
  }

  /** @throws InputError as `readKeys` does. */
  static read(texts: readonly KeyText[]): KeyVerifier {
    return new KeyVerifier(texts.flatMap(KeyVerifier.readKeys));
  }

  async verify(document: SignedDocument, image: SignedImage): Promise<DocumentVerification> {
    return verifyByKeys(document, this.#keys, image);
  }
}
