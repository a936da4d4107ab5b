import { explain } from '../error.ts';
import type { Unverified } from '../policy/proof.ts';
import { nameClaimedSigner } from './claimed-signer.ts';
import { findSigner, type PublicKey } from './public-key.ts';
import { readSigned, signedBytesOf } from './read-signed.ts';
import { readSignedContent, unverified } from './signed-content.ts';
import type { DocumentVerification, SignedDocument, SignedImage } from './verifier.ts';

/**
 * Verifies that one of the keys signed a document about an image: a sigstore bundle, a DSSE envelope, or a payload of cosign. It does not
 * verify log entries and timestamps. If anything is thrown while verifying, the document is unverified.
 */
export function verifyByKeys(
  document: SignedDocument,
  keys: readonly PublicKey[],
  image: SignedImage,
): DocumentVerification {
  try {
    return verify(document, keys, image);
  } catch (error) {
    return unverified(`it cannot be verified (${explain(error)})`);
  }
}

function verify(document: SignedDocument, keys: readonly PublicKey[], image: SignedImage): DocumentVerification {
  const content = readSignedContent(document);
  if (content.kind === 'unverified') return content;
  const signedBytes = signedBytesOf(content, image);
  if (signedBytes.kind !== 'signed') return signedBytes;
  const signer = findSigner(keys, { signed: signedBytes.bytes, signature: content.signature });
  if (signer === undefined) return byNoKey(document);
  const signed = readSigned(content, image);
  if (signed.kind === 'unverified') return signed;
  const { fingerprint, source } = signer;
  return { kind: 'verified', proof: { verified: { by: 'key', signer: fingerprint, key: source }, signed } };
}

/** Users need to know whose signature it may be. */
function byNoKey(document: SignedDocument): Unverified {
  const claimed = nameClaimedSigner(document);
  return unverified(`its signature is by none of the keys${claimed === undefined ? '' : ` (${claimed})`}`);
}
