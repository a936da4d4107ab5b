import * as v from '@badrap/valita';
import { parseJson, readJson, withFallback } from '../json.ts';
import type { BundleContent } from '../policy/referrer.ts';
import type { Digest } from '../registry/digest.ts';
import {
  findSignedDigestFault,
  findSubjectFault,
  readInToto,
  readMessageDigest,
  readSimpleSigning,
} from '../registry/signed-document.ts';

/** The type and the image of a signed document. The signature is not verified. */
export interface Statement {
  /** The predicate type of the in-toto statement. */
  readonly predicateType?: string;
  /** Present if the document is a sigstore bundle. */
  readonly bundle?: BundleContent;
  /** The image in a payload of cosign's simple signing. */
  readonly image?: Digest;
  /** The digest of what a message signature in a bundle signs: for an image, that of its manifest. */
  readonly signedDigest?: Digest;
  /** The digests of the subjects of the in-toto statement, at most 10,000; absent if the document has no statement. */
  readonly subjects?: readonly Digest[];
}

/**
 * Reads a sigstore bundle, a DSSE envelope, an in-toto statement without envelope, or the payload of a simple signing. The result is empty
 * for any other document.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto,
 * https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md,
 * https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
export function readStatement(bytes: Buffer): Statement {
  const document = parseJson(bytes);
  const data = readJson(documentSchema, document);
  if (data === undefined) return {};
  const { dsseEnvelope, messageSignature, critical } = data;
  if (dsseEnvelope) return { bundle: 'dsse-envelope', ...inTotoOf(payloadOf(dsseEnvelope)) };
  if (messageSignature) return { bundle: 'message-signature', ...signedDigestOf(messageSignature) };
  if (critical) return imageOf(document);
  return inTotoOf(data.payload === undefined ? data : payloadOf({ payload: data.payload }));
}

const envelopeSchema = v.object({ payload: v.string() });

const messageSignatureSchema = v.object({
  messageDigest: withFallback(v.object({ algorithm: v.string(), digest: v.string() }), undefined),
});

const documentSchema = v.object({
  dsseEnvelope: envelopeSchema.nullable().optional(),
  messageSignature: messageSignatureSchema.nullable().optional(),
  critical: v.unknown().optional(),
  payload: v.string().optional(),
  _type: v.unknown().optional(),
  predicateType: v.unknown().optional(),
  subject: v.unknown().optional(),
});

function payloadOf({ payload }: v.Infer<typeof envelopeSchema>): unknown {
  return parseJson(Buffer.from(payload, 'base64'));
}

function signedDigestOf({ messageDigest }: v.Infer<typeof messageSignatureSchema>): Pick<Statement, 'signedDigest'> {
  const signedDigest = messageDigest && readMessageDigest(messageDigest);
  return signedDigest === undefined ? {} : { signedDigest };
}

function imageOf(document: unknown): Pick<Statement, 'image'> {
  const payload = readSimpleSigning(document);
  return payload === undefined ? {} : { image: payload.image };
}

/** Without the predicate, which may be a whole SBOM. */
function inTotoOf(document: unknown): Pick<Statement, 'predicateType' | 'subjects'> {
  const statement = readInToto(document);
  if (statement === undefined) return {};
  const { predicateType, subjects } = statement;
  return { ...(predicateType && { predicateType }), subjects };
}

/**
 * Checks that a document that was read is about an image.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is, or if the document names no image.
 */
export function findDocumentFault({ subjects, signedDigest }: Statement, image: Digest): string | undefined {
  return subjects === undefined ? findSignedDigestFault(signedDigest, image) : findSubjectFault({ subjects }, image);
}
