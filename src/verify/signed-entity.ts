import { createHash } from 'node:crypto';
import * as v from '@badrap/valita';
import { bundleFromJSON } from '@sigstore/bundle';
import { type SignedEntity, toSignedEntity } from '@sigstore/verify';
import { parseJson, readJson } from '../json.ts';
import type { Unverified } from '../policy/proof.ts';
import { readCosignMaterial, type SignedMaterial } from './cosign-material.ts';
import { isSignedBy } from './public-key.ts';
import { type SignedContent, unverified } from './signed-content.ts';
import type { SignedDocument } from './verifier.ts';

/** Reads certificate, log entries and timestamps of a document. Nothing is verified. */
export function readMaterial(document: SignedDocument): SignedMaterial | Unverified {
  const material = parseMaterial(document);
  return 'why' in material ? material : (findSizeFault(material) ?? material);
}

function parseMaterial(document: SignedDocument): SignedMaterial | Unverified {
  switch (document.form) {
    case 'bundle':
      return readBundleMaterial(parseJson(document.bytes));
    case 'envelope':
    case 'simple-signing':
      return readCosignMaterial(document.annotations);
    case 'notation':
      return unverified('it is a signature of notation');
  }
}

/** @sigstore/bundle needs much more memory for a list than its JSON has, so the size is limited before. */
function readBundleMaterial(json: unknown): SignedMaterial | Unverified {
  const { verificationMaterial } = readJson(bundleSchema, json) ?? {};
  const size = Buffer.byteLength(JSON.stringify(verificationMaterial) ?? '');
  return size > MAX_MATERIAL_BYTES ? TOO_LARGE : bundleFromJSON(json).verificationMaterial;
}

const bundleSchema = v.object({ verificationMaterial: v.unknown() });

const TOO_LARGE = unverified('its certificate, timestamp or log entry is too large');

/** An entry has at most 15 kB, and a certificate 4 kB. */
const MAX_MATERIAL_BYTES = 512 << 10;

/** Verifying takes time for each entry and timestamp, and memory for each element of their DER. */
function findSizeFault({ content, tlogEntries, timestampVerificationData }: SignedMaterial): Unverified | undefined {
  const timestamps = timestampVerificationData?.rfc3161Timestamps ?? [];
  if (tlogEntries.length > MAX_ENTRIES) return unverified(`it has more than ${MAX_ENTRIES} log entries`);
  if (timestamps.length > MAX_ENTRIES) return unverified(`it has more than ${MAX_ENTRIES} timestamps`);
  const parts = [
    ...certificatesIn(content),
    ...timestamps.map(({ signedTimestamp }) => signedTimestamp),
    ...tlogEntries.map(({ inclusionProof }) => inclusionProof?.checkpoint?.envelope ?? ''),
  ];
  return parts.some(({ length }) => length > MAX_PART_BYTES) ? TOO_LARGE : undefined;
}

/** As sigstore-go: https://github.com/sigstore/sigstore-go/blob/v1.1.3/pkg/verify/tlog.go (maxAllowedTlogEntries) */
const MAX_ENTRIES = 32;
const MAX_PART_BYTES = 64 << 10;

function certificatesIn(content: SignedMaterial['content']): readonly Buffer[] {
  switch (content.$case) {
    case 'certificate':
      return [content.certificate.rawBytes];
    case 'x509CertificateChain':
      return content.x509CertificateChain.certificates.map(({ rawBytes }) => rawBytes);
    case 'publicKey':
      return [];
  }
}

/** The certificate of the signer, as DER; `undefined` for a key. Others in a chain are not used: the trusted root has them. */
export function signingCertificateOf({ content }: SignedMaterial): Buffer | undefined {
  return certificatesIn(content)[0];
}

/** What is verified: a document, the bytes that its signature signs, and its material. */
export interface SignedParts {
  readonly document: SignedDocument;
  readonly content: SignedContent;
  /** Of `signedBytesOf`. */
  readonly signed: Buffer;
  readonly material: SignedMaterial;
}

/**
 * Makes the input of @sigstore/verify. Payload and signature are those that this action reads, so that nothing else is verified than what
 * counts afterwards.
 */
export function makeEntity({ document, content, signed, material }: SignedParts): SignedEntity {
  const messageDigest = { algorithm: 0, digest: Buffer.alloc(0) };
  const placeholder = {
    $case: 'messageSignature',
    messageSignature: { messageDigest, signature: Buffer.alloc(0) },
  } as const;
  const { key, timestamps, tlogEntries } = toSignedEntity({
    mediaType: '',
    content: placeholder,
    verificationMaterial: material,
  });
  const payload = content.kind === 'envelope' ? content.payload : signed;
  return {
    key,
    timestamps,
    tlogEntries,
    signature: {
      // Only timestamps are compared with this field.
      signature: isOverEnvelope(document, timestamps) ? document.bytes : content.signature,
      compareSignature: (signature) => content.signature.equals(signature),
      compareDigest: (digest) => isDigestOf(payload, digest),
      compareSignedDigest: (digest) => isDigestOf(signed, digest),
      verifySignature: (publicKey) => isSignedBy(publicKey, { signed, signature: content.signature }),
    },
  };
}

/** Under `.att`, cosign 3 timestamps the signature, and earlier versions the whole envelope. */
function isOverEnvelope({ form, bytes }: SignedDocument, timestamps: SignedEntity['timestamps']): boolean {
  return (
    form === 'envelope' &&
    timestamps.some(
      (one) =>
        one.$case === 'timestamp-authority' && isDigestOf(bytes, one.timestamp.tstInfo.messageImprintHashedMessage),
    )
  );
}

function isDigestOf(bytes: Buffer, digest: Buffer): boolean {
  const hash = HASHES.get(digest.length);
  return hash !== undefined && createHash(hash).update(bytes).digest().equals(digest);
}

/** By the length of the digest. */
const HASHES: ReadonlyMap<number, string> = new Map([
  [32, 'sha256'],
  [48, 'sha384'],
  [64, 'sha512'],
]);
