import * as v from '@badrap/valita';
import { parseJson, readJson, stringOrNothing, withFallback } from '../json.ts';
import type { BundleContent } from '../policy/referrer.ts';
import { digestSchema } from '../registry/descriptor.ts';
import { type Digest, isDigest, parseDigest } from '../registry/digest.ts';

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
  /** The digests of the subjects of the in-toto statement, at most `MAX_SUBJECTS`; absent if the document has no statement. */
  readonly subjects?: readonly Digest[];
}

/** More than `actions/attest` writes (1,024). */
const MAX_SUBJECTS = 10_000;

/**
 * Reads a sigstore bundle, a DSSE envelope, an in-toto statement without envelope, or the payload of a simple signing. The result is empty
 * for any other document.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_bundle.proto,
 * https://github.com/secure-systems-lab/dsse/blob/v1.0.2/envelope.md,
 * https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md,
 * https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
export function readStatement(bytes: Buffer): Statement {
  const data = readJson(documentSchema, parseJson(bytes));
  if (data === undefined) return {};
  const { dsseEnvelope, messageSignature, critical } = data;
  if (dsseEnvelope) return { bundle: 'dsse-envelope', ...inTotoOf(payloadOf(dsseEnvelope)) };
  if (messageSignature) return { bundle: 'message-signature', ...signedDigestOf(messageSignature) };
  if (critical) return { image: critical.image['docker-manifest-digest'] };
  return inTotoOf(data.payload === undefined ? data : payloadOf({ payload: data.payload }));
}

const envelopeSchema = v.object({ payload: v.string() });

const messageSignatureSchema = v.object({
  messageDigest: withFallback(v.object({ algorithm: v.string(), digest: v.string() }), undefined),
});

const documentSchema = v.object({
  dsseEnvelope: envelopeSchema.nullable().optional(),
  messageSignature: messageSignatureSchema.nullable().optional(),
  critical: v
    .object({ image: v.object({ 'docker-manifest-digest': digestSchema }) })
    .nullable()
    .optional(),
  payload: v.string().optional(),
  _type: v.unknown().optional(),
  predicateType: v.unknown().optional(),
  subject: v.unknown().optional(),
});

function payloadOf({ payload }: v.Infer<typeof envelopeSchema>): unknown {
  return parseJson(Buffer.from(payload, 'base64'));
}

/** Only for the algorithms of image digests: with another one it is not known which image is signed. */
function signedDigestOf({ messageDigest }: v.Infer<typeof messageSignatureSchema>): Pick<Statement, 'signedDigest'> {
  const prefix = messageDigest && DIGEST_ALGORITHMS.get(messageDigest.algorithm);
  if (prefix === undefined) return {};
  const signedDigest = parseDigest(`${prefix}:${Buffer.from(messageDigest?.digest ?? '', 'base64').toString('hex')}`);
  return signedDigest === undefined ? {} : { signedDigest };
}

/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto (HashAlgorithm) */
const DIGEST_ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['SHA2_256', 'sha256'],
  ['SHA2_512', 'sha512'],
]);

const statementSchema = v.object({
  _type: v.string().assert((type) => type.startsWith('https://in-toto.io/Statement/')),
  predicateType: stringOrNothing,
  subject: withFallback(v.array(), []),
});

/** Only for an in-toto statement: another document may have fields of the same names. */
function inTotoOf(document: unknown): Pick<Statement, 'predicateType' | 'subjects'> {
  const data = readJson(statementSchema, document);
  if (data === undefined) return {};
  const subjects = data.subject.slice(0, MAX_SUBJECTS).flatMap(digestsOf);
  return { ...(data.predicateType && { predicateType: data.predicateType }), subjects };
}

/** A subject has digests by the names of their algorithms, for example `{"sha256": "<hex>"}`; those of images are `sha256` and `sha512`. */
function digestsOf(subject: unknown): readonly Digest[] {
  const data = readJson(subjectSchema, subject);
  if (data === undefined) return [];
  const { sha256, sha512 } = data.digest;
  return [`sha256:${sha256}`, `sha512:${sha512}`].filter(isDigest);
}

const subjectSchema = v.object({
  digest: v.object({ sha256: stringOrNothing, sha512: stringOrNothing }),
});

/**
 * Checks that a document that was read is about an image.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is, or if the document names no image.
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md (subject: any of them may be the image)
 */
export function findSubjectFault({ subjects, signedDigest }: Statement, image: Digest): string | undefined {
  if (subjects === undefined) return findSignatureFault(signedDigest, image);
  if (subjects.includes(image)) return undefined;
  if (subjects.length >= MAX_SUBJECTS)
    return `its statement has too many subjects, and the first ${MAX_SUBJECTS} are not this image`;
  const [other] = subjects;
  return other === undefined
    ? 'its statement does not name an image'
    : `its statement is about another image, ${other}`;
}

function findSignatureFault(signed: Digest | undefined, image: Digest): string | undefined {
  const isComparable = signed?.split(':')[0] === image.split(':')[0];
  return isComparable && signed !== image ? `its signature is of another image, ${signed}` : undefined;
}
