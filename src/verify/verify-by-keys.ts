import { createHash } from 'node:crypto';
import { explain } from '../error.ts';
import { exceedsLimits, parseJson } from '../json.ts';
import type { Signed, Verification } from '../policy/proof.ts';
import { digestOf } from '../registry/digest.ts';
import {
  findNamedImageFault,
  findSignedDigestFault,
  findSubjectFault,
  IN_TOTO,
  type InTotoStatement,
  readInToto,
  readMessageDigest,
  readSimpleSigning,
} from '../registry/signed-document.ts';
import { quote } from '../text.ts';
import { decodeBase64 } from './base64.ts';
import { findSigner, type PublicKey } from './public-key.ts';
import { readSignedContent, type SignedContent, unverified } from './signed-content.ts';
import type { DocumentVerification, SignedDocument, SignedImage } from './verifier.ts';

/**
 * Verifies that one of the keys signed a document about an image: a sigstore bundle, a DSSE envelope, or a payload of cosign. It does not
 * verify log entries and timestamps. Whatever is thrown while verifying, the document is unverified.
 */
export function verifyByKeys(
  document: SignedDocument,
  keys: readonly PublicKey[],
  image: SignedImage,
): DocumentVerification {
  try {
    const content = readSignedContent(document);
    switch (content.kind) {
      case 'unverified':
        return content;
      case 'envelope':
        return verifyEnvelope(content, keys, image);
      case 'simple-signing':
        return verifyPayload(content, keys, image);
      case 'message':
        return verifyMessage(content, keys, image);
    }
  } catch (error) {
    return unverified(`it cannot be verified (${explain(error)})`);
  }
}

type ContentOf<Kind> = Extract<SignedContent, { readonly kind: Kind }>;

function verifyEnvelope(content: ContentOf<'envelope'>, keys: readonly PublicKey[], image: SignedImage): Verification {
  const { payload, payloadType, signature } = content;
  const signer = findSigner(keys, { signed: encodePreAuthentication(payloadType, payload), signature });
  if (signer === undefined) return BY_NO_KEY;
  if (payloadType !== IN_TOTO)
    return unverified(`its payload has the type ${quote(payloadType, MAX_QUOTED)}, not ${IN_TOTO}`);
  const statement = readSignedStatement(payload);
  if (typeof statement === 'string') return unverified(statement);
  const fault = findSubjectFault(statement, image.digest);
  if (fault !== undefined) return unverified(fault);
  const { predicateType, predicate } = statement;
  return verified(signer, { kind: 'statement', payload: digestOf(payload), predicateType, predicate });
}

function verified({ fingerprint, source }: PublicKey, signed: Signed): Verification {
  return { kind: 'verified', proof: { verified: { by: 'key', signer: fingerprint, key: source }, signed } };
}

const BY_NO_KEY = unverified('its signature is by none of the keys');

/**
 * The bytes that the signature of an envelope signs.
 * @see https://github.com/secure-systems-lab/dsse/blob/v1.0.2/protocol.md (PAE)
 */
export function encodePreAuthentication(payloadType: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** The statement, or why it cannot be used, as a clause that starts with `its`. */
function readSignedStatement(payload: Buffer): (InTotoStatement & { readonly predicateType: string }) | string {
  const json = parseJson(payload);
  if (json === undefined) return `its statement ${exceedsLimits(payload) ?? 'is not valid JSON'}`;
  const statement = readInToto(json);
  if (statement === undefined) return 'its payload is not an in-toto statement';
  const { type, predicateType } = statement;
  if (!STATEMENT_TYPES.has(type))
    return `its statement has a version that is not supported, ${quote(type, MAX_QUOTED)}`;
  return predicateType === undefined ? 'its statement has no predicate type' : { ...statement, predicateType };
}

const STATEMENT_TYPES: ReadonlySet<string> = new Set(
  ['v0.1', 'v1'].map((one) => `https://in-toto.io/Statement/${one}`),
);

/** Characters of a string from the registry, so that the message stays readable. */
const MAX_QUOTED = 80;

function verifyPayload(
  { payload, signature }: ContentOf<'simple-signing'>,
  keys: readonly PublicKey[],
  image: SignedImage,
): Verification {
  const signer = findSigner(keys, { signed: payload, signature });
  if (signer === undefined) return BY_NO_KEY;
  const named = readSimpleSigning(parseJson(payload));
  const fault = findNamedImageFault(named?.image, image.digest);
  if (fault !== undefined) return unverified(fault);
  if (named?.type !== COSIGN_TYPE)
    return unverified(`its payload has the type ${quote(named?.type ?? '', MAX_QUOTED)}, not "${COSIGN_TYPE}"`);
  return verified(signer, { kind: 'image' });
}

const COSIGN_TYPE = 'cosign container image signature';

function verifyMessage(
  { digest, signature }: ContentOf<'message'>,
  keys: readonly PublicKey[],
  image: SignedImage,
): DocumentVerification {
  const other = findSignedDigestFault(readMessageDigest(digest), image.digest);
  if (other !== undefined) return unverified(other);
  const hash = HASHES.get(digest.algorithm);
  if (hash === undefined)
    return unverified(`its digest has the algorithm ${quote(digest.algorithm, MAX_QUOTED)}, which is not supported`);
  const { manifest } = image;
  if (manifest === undefined) return { kind: 'needs-manifest' };
  if (digestOf(manifest, image.digest) !== image.digest) throw new Error('the manifest does not have its digest');
  if (!decodeBase64(digest.digest)?.equals(createHash(hash).update(manifest).digest()))
    return unverified('its signature is not of this image');
  const signer = findSigner(keys, { signed: manifest, signature });
  return signer === undefined ? BY_NO_KEY : verified(signer, { kind: 'image' });
}

/** cosign writes the digest by the hash of the signature, which depends on the key. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['SHA2_256', 'sha256'],
  ['SHA2_384', 'sha384'],
  ['SHA2_512', 'sha512'],
]);
