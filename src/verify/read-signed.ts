import { createHash } from 'node:crypto';
import { exceedsLimits, parseJson } from '../json.ts';
import type { Signed, Unverified } from '../policy/proof.ts';
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
import { type SignedContent, unverified } from './signed-content.ts';
import type { SignedImage } from './verifier.ts';

type ContentOf<Kind> = Extract<SignedContent, { readonly kind: Kind }>;

/** The bytes that a signature signs, or why they are not known. Nothing is verified. */
type SignedBytes =
  | { readonly kind: 'signed'; readonly bytes: Buffer }
  | { readonly kind: 'needs-manifest' }
  | Unverified;

/** Returns the bytes that the signature of a document about an image signs. */
export function signedBytesOf(content: SignedContent, image: SignedImage): SignedBytes {
  switch (content.kind) {
    case 'envelope':
      return { kind: 'signed', bytes: encodePreAuthentication(content.payloadType, content.payload) };
    case 'simple-signing':
      return { kind: 'signed', bytes: content.payload };
    case 'message':
      return manifestOf(content, image);
  }
}

/** Returns what a document signs, or why it is not about the image. The caller has verified the signature of `signedBytesOf`. */
export function readSigned(content: SignedContent, image: SignedImage): Signed | Unverified {
  switch (content.kind) {
    case 'envelope':
      return readStatement(content, image);
    case 'simple-signing':
      return readPayload(content, image);
    case 'message':
      return { kind: 'image' };
  }
}

/**
 * The bytes that the signature of an envelope signs.
 * @see https://github.com/secure-systems-lab/dsse/blob/v1.0.2/protocol.md (PAE)
 */
export function encodePreAuthentication(payloadType: string, payload: Buffer): Buffer {
  const head = `DSSEv1 ${Buffer.byteLength(payloadType)} ${payloadType} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** A message signature signs the manifest. */
function manifestOf({ digest }: ContentOf<'message'>, image: SignedImage): SignedBytes {
  const other = findSignedDigestFault(readMessageDigest(digest), image.digest);
  if (other !== undefined) return unverified(other);
  const hash = HASHES.get(digest.algorithm);
  if (hash === undefined)
    return unverified(`its digest has the algorithm ${quote(digest.algorithm)}, which is not supported`);
  const { manifest } = image;
  if (manifest === undefined) return { kind: 'needs-manifest' };
  if (digestOf(manifest, image.digest) !== image.digest) throw new Error('the manifest does not have its digest');
  return decodeBase64(digest.digest)?.equals(createHash(hash).update(manifest).digest())
    ? { kind: 'signed', bytes: manifest }
    : unverified('its signature is not of this image');
}

/** cosign writes the digest by the hash of the signature, which depends on the key. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['SHA2_256', 'sha256'],
  ['SHA2_384', 'sha384'],
  ['SHA2_512', 'sha512'],
]);

function readStatement({ payload, payloadType }: ContentOf<'envelope'>, image: SignedImage): Signed | Unverified {
  if (payloadType !== IN_TOTO) return unverified(`its payload has the type ${quote(payloadType)}, not ${IN_TOTO}`);
  const statement = parseStatement(payload);
  if (typeof statement === 'string') return unverified(statement);
  const fault = findSubjectFault(statement, image.digest);
  if (fault !== undefined) return unverified(fault);
  const { predicateType, predicate } = statement;
  return { kind: 'statement', payload: digestOf(payload), predicateType, predicate };
}

/** The statement, or why it cannot be used, as a clause that starts with `its`. */
function parseStatement(payload: Buffer): (InTotoStatement & { readonly predicateType: string }) | string {
  const json = parseJson(payload);
  if (json === undefined) return `its statement ${exceedsLimits(payload) ?? 'is not valid JSON'}`;
  const statement = readInToto(json);
  if (statement === undefined) return 'its payload is not an in-toto statement';
  const { type, predicateType } = statement;
  if (!STATEMENT_TYPES.has(type)) return `its statement has a version that is not supported, ${quote(type)}`;
  return predicateType === undefined ? 'its statement has no predicate type' : { ...statement, predicateType };
}

const STATEMENT_TYPES: ReadonlySet<string> = new Set(
  ['v0.1', 'v1'].map((one) => `https://in-toto.io/Statement/${one}`),
);

function readPayload({ payload }: ContentOf<'simple-signing'>, image: SignedImage): Signed | Unverified {
  const named = readSimpleSigning(parseJson(payload));
  const fault = findNamedImageFault(named?.image, image.digest);
  if (fault !== undefined) return unverified(fault);
  return named?.type === COSIGN_TYPE
    ? { kind: 'image' }
    : unverified(`its payload has the type ${quote(named?.type ?? '')}, not "${COSIGN_TYPE}"`);
}

const COSIGN_TYPE = 'cosign container image signature';
