import { type PublicKey, readPublicKeys } from './public-key.ts';
import type {
  DocumentVerification,
  RootVerifier,
  SignedDocument,
  SignedImage,
  TrustText,
  Verifier,
} from './verifier.ts';
import { verifyByKeys } from './verify-by-keys.ts';

/** Verifies signatures by any of a set of public keys. */
export class KeyVerifier implements Verifier {
  readonly #keys: readonly PublicKey[];

  /** @param keys of which each is used once. */
  constructor(keys: readonly PublicKey[]) {
    this.#keys = [...new Map(keys.map((key) => [key.fingerprint, key])).values()];
  }

  /** @throws InputError, without the name of the input, for a text without public keys, or with another key. */
  static readKeys({ text, source }: TrustText): readonly PublicKey[] {
    return readPublicKeys(text, source);
  }

  /** @throws InputError as `readKeys` does. */
  static read(texts: readonly TrustText[]): KeyVerifier {
    return new KeyVerifier(texts.flatMap(KeyVerifier.readKeys));
  }

  async verify(document: SignedDocument, image: SignedImage): Promise<DocumentVerification> {
    return verifyByKeys(document, this.#keys, image);
  }

  /** Returns a verifier that also requires an entry in a transparency log. */
  withLog(root: RootVerifier): Verifier {
    return { verify: (document, image) => this.#verifyLogged(root, document, image) };
  }

  async #verifyLogged(root: RootVerifier, document: SignedDocument, image: SignedImage): Promise<DocumentVerification> {
    const result = verifyByKeys(document, this.#keys, image);
    if (result.kind !== 'verified') return result;
    const { verified, signed } = result.proof;
    const signer = this.#keys.find(({ fingerprint }) => fingerprint === verified.signer);
    if (signer === undefined) throw new Error('the signer is not one of the keys');
    const entry = await root.verifyEntry(document, image, signer.key);
    if (entry.kind === 'unverified') return entry;
    const { time } = entry;
    return { kind: 'verified', proof: { verified: { ...verified, time }, signed, isLogged: true } };
  }
}
