import { createHash } from 'node:crypto';
import * as v from '@badrap/valita';
import { explain } from '../error.ts';
import { exceedsLimits, parseJson, readJson } from '../json.ts';
import { digestSchema } from '../registry/descriptor.ts';
import { type Digest, digestOf } from '../registry/digest.ts';
import {
  findSignedDigestFault,
  findSubjectFault,
  IN_TOTO,
  type InTotoStatement,
  readInToto,
  readMessageDigest,
} from '../registry/signed-document.ts';
import { quote } from '../text.ts';
import { decodeBase64 } from './base64.ts';
import { findSigner, type PublicKey } from './public-key.ts';
import { type Evidence, readSignedContent, type SignedContent, type Unverified, unverified } from './signed-content.ts';

/** The image, or platform image, to which the evidence must belong. */
export interface SignedImage {
  readonly digest: Digest;
  /** Its bytes. Only a message signature needs them. */
  readonly manifest?: Buffer;
}

/** An in-toto statement whose signature is verified, and which is about the image. */
export type SignedStatement = InTotoStatement & { readonly predicateType: string };

export type KeyVerdict =
  | {
      readonly kind: 'verified';
      readonly signer: PublicKey;
      /** The digest of what is signed: the same statement in two bundles is one. */
      readonly payload: Digest;
      /** Present if a statement is signed. Only its predicate type says what the evidence is. */
      readonly statement?: SignedStatement;
    }
  /** A message signature was found: call again with the manifest. */
  | { readonly kind: 'needs-manifest' }
  | Unverified;

/**
 * Verifies that one of the keys signed evidence about an image: a sigstore bundle, a DSSE envelope, or a payload of cosign. It does not
 * verify log entries and timestamps. Whatever is thrown while verifying, the evidence is unverified.
 */
export function verifyByKeys(evidence: Evidence, keys: readonly PublicKey[], image: SignedImage): KeyVerdict {
  try {
    const content = readSignedContent(evidence);
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

type Content<Kind> = Extract<SignedContent, { readonly kind: Kind }>;

function verifyEnvelope(content: Content<'envelope'>, keys: readonly PublicKey[], image: SignedImage): KeyVerdict {
  const { payload, payloadType, signature } = content;
  const signer = findSigner(keys, { signed: encodePreAuthentication(payloadType, payload), signature });
  if (signer === undefined) return BY_NO_KEY;
  if (payloadType !== IN_TOTO)
    return unverified(`its payload has the type ${quote(payloadType, MAX_QUOTED)}, not ${IN_TOTO}`);
  const statement = readStatement(payload);
  if (typeof statement === 'string') return unverified(statement);
  const fault = findSubjectFault(statement, image.digest);
  return fault === undefined ? { kind: 'verified', signer, payload: digestOf(payload), statement } : unverified(fault);
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
function readStatement(payload: Buffer): SignedStatement | string {
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

const simpleSigningSchema = v.object({
  critical: v.object({ type: v.string(), image: v.object({ 'docker-manifest-digest': digestSchema }) }),
});

function verifyPayload(
  { payload, signature }: Content<'simple-signing'>,
  keys: readonly PublicKey[],
  image: SignedImage,
): KeyVerdict {
  const signer = findSigner(keys, { signed: payload, signature });
  if (signer === undefined) return BY_NO_KEY;
  const signed = readJson(simpleSigningSchema, parseJson(payload));
  if (signed === undefined) return unverified('its payload does not name an image');
  const { type, image: named } = signed.critical;
  if (type !== COSIGN_TYPE)
    return unverified(`its payload has the type ${quote(type, MAX_QUOTED)}, not "${COSIGN_TYPE}"`);
  const other = named['docker-manifest-digest'];
  if (other !== image.digest) return unverified(`its payload belongs to another image, ${other}`);
  return { kind: 'verified', signer, payload: digestOf(payload) };
}

const COSIGN_TYPE = 'cosign container image signature';

function verifyMessage(
  { digest, signature }: Content<'message'>,
  keys: readonly PublicKey[],
  image: SignedImage,
): KeyVerdict {
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
  return signer === undefined ? BY_NO_KEY : { kind: 'verified', signer, payload: digestOf(manifest) };
}

/** cosign writes the digest by the hash of the signature, which depends on the key. */
const HASHES: ReadonlyMap<string, string> = new Map([
  ['SHA2_256', 'sha256'],
  ['SHA2_384', 'sha384'],
  ['SHA2_512', 'sha512'],
]);
