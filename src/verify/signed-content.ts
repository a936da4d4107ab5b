import * as v from '@badrap/valita';
import { exceedsLimits, parseJson, readJson } from '../json.ts';
import type { Unverified } from '../policy/proof.ts';
import { COSIGN_SIGNATURE, MAX_DOCUMENT_BYTES, type MessageDigest } from '../registry/signed-document.ts';
import { quote } from '../text.ts';
import { decodeBase64 } from './base64.ts';
import type { SignedDocument } from './verifier.ts';

/** What is signed, and its one signature. Nothing of it is verified. */
export type SignedContent =
  | { readonly kind: 'envelope'; readonly payload: Buffer; readonly payloadType: string; readonly signature: Buffer }
  | { readonly kind: 'simple-signing'; readonly payload: Buffer; readonly signature: Buffer }
  /** The manifest of the image is signed. */
  | { readonly kind: 'message'; readonly digest: MessageDigest; readonly signature: Buffer };

/** Makes the result for evidence that does not count. */
export function unverified(why: string): Unverified {
  return { kind: 'unverified', why };
}

/**
 * Takes a document apart.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto,
 * https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md,
 * https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
export function readSignedContent(document: SignedDocument): SignedContent | Unverified {
  const { form, bytes } = document;
  if (bytes.length > MAX_DOCUMENT_BYTES) return unverified('it is larger than 16 MiB');
  if (form === 'notation') return unverified('it is a signature of notation');
  if (form === 'simple-signing') return readPayload(bytes, document.annotations[COSIGN_SIGNATURE]);
  const json = parseJson(bytes);
  if (json === undefined) return unverified(`it ${exceedsLimits(bytes) ?? 'is not valid JSON'}`);
  return form === 'bundle' ? readBundle(json) : readEnvelope(json);
}

function readPayload(payload: Buffer, annotation: string | undefined): SignedContent | Unverified {
  if (!annotation) return unverified('it has no signature');
  const signature = decodeBase64(annotation);
  return signature === undefined ? NOT_BASE64 : { kind: 'simple-signing', payload, signature };
}

const bundleSchema = v.object({
  mediaType: v.string(),
  dsseEnvelope: v.unknown().optional(),
  messageSignature: v.unknown().optional(),
});

function readBundle(json: unknown): SignedContent | Unverified {
  const bundle = readJson(bundleSchema, json);
  if (bundle === undefined) return unverified('it is not a sigstore bundle');
  const { mediaType, dsseEnvelope, messageSignature } = bundle;
  if (!BUNDLE_TYPES.has(mediaType))
    return unverified(`it is a sigstore bundle of a version that is not supported, ${quote(mediaType)}`);
  // `null` is a field that is not set: https://protobuf.dev/programming-guides/json/
  const [envelope, message] = [dsseEnvelope ?? undefined, messageSignature ?? undefined];
  if (envelope !== undefined && message !== undefined)
    return unverified('it has both an envelope and a message signature');
  if (envelope !== undefined) return readEnvelope(envelope);
  return message === undefined ? unverified('it has no signature') : readMessageSignature(message);
}

/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto (media_type) */
const BUNDLE_TYPES: ReadonlySet<string> = new Set([
  ...['0.1', '0.2', '0.3'].map((version) => `application/vnd.dev.sigstore.bundle+json;version=${version}`),
  'application/vnd.dev.sigstore.bundle.v0.3+json',
]);

const envelopeSchema = v.object({
  payload: v.string(),
  payloadType: v.string(),
  signatures: v.array(v.unknown()),
});

const signatureSchema = v.object({ sig: v.string() });

function readEnvelope(json: unknown): SignedContent | Unverified {
  const envelope = readJson(envelopeSchema, json);
  if (envelope === undefined) return unverified('its envelope is not valid');
  const { payloadType, signatures } = envelope;
  // With several signatures, clients disagree on which of them must be valid.
  if (signatures.length !== 1) return unverified(`its envelope has ${signatures.length} signatures instead of one`);
  const { sig } = readJson(signatureSchema, signatures[0]) ?? {};
  if (!sig) return unverified('it has no signature');
  const signature = decodeBase64(sig);
  if (signature === undefined) return NOT_BASE64;
  const payload = decodeBase64(envelope.payload);
  if (payload === undefined) return unverified('its payload is not valid base64');
  return { kind: 'envelope', payload, payloadType, signature };
}

const messageSchema = v.object({
  messageDigest: v.object({ algorithm: v.string(), digest: v.string() }),
  signature: v.string(),
});

function readMessageSignature(json: unknown): SignedContent | Unverified {
  const message = readJson(messageSchema, json);
  if (message === undefined) return unverified('its message signature is not valid');
  if (message.signature === '') return unverified('it has no signature');
  const signature = decodeBase64(message.signature);
  return signature === undefined ? NOT_BASE64 : { kind: 'message', digest: message.messageDigest, signature };
}

const NOT_BASE64 = unverified('its signature is not valid base64');
