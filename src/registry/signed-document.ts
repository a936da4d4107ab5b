import * as v from '@badrap/valita';
import { readJson, stringOrNothing, withFallback } from '../json.ts';
import { digestSchema } from './descriptor.ts';
import { type Digest, isDigest, parseDigest } from './digest.ts';

/**
 * The annotation of a layer with its signature, for a payload of cosign.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
export const COSIGN_SIGNATURE = 'dev.cosignproject.cosign/signature';

/** The annotation of such a layer with the certificate of the signer, as PEM. */
export const COSIGN_CERTIFICATE = 'dev.sigstore.cosign/certificate';

/** A larger signed document is not read: it would have to be kept in memory to be parsed. */
export const MAX_DOCUMENT_BYTES = 16 << 20;

/** An in-toto statement; whether its signature is verified is up to the caller. */
export interface InTotoStatement {
  /** `https://in-toto.io/Statement/…`, of any version. */
  readonly type: string;
  readonly predicateType?: string;
  /** The digests of the subjects, at most `MAX_SUBJECTS`. */
  readonly subjects: readonly Digest[];
  /** JSON of any shape. */
  readonly predicate: unknown;
}

/** The media type of a statement, as a layer and in an envelope. */
export const IN_TOTO = 'application/vnd.in-toto+json';

/** More than `actions/attest` writes (1,024). */
const MAX_SUBJECTS = 10_000;

const statementSchema = v.object({
  _type: v.string().assert((type) => type.startsWith('https://in-toto.io/Statement/')),
  predicateType: stringOrNothing,
  subject: withFallback(v.array(), []),
  predicate: v.unknown().optional(),
});

/**
 * Reads an in-toto statement; `undefined` for another document, which may have fields of the same names.
 * @see https://github.com/in-toto/attestation/blob/main/spec/v1/statement.md
 */
export function readInToto(document: unknown): InTotoStatement | undefined {
  const data = readJson(statementSchema, document);
  if (data === undefined) return undefined;
  const { _type: type, predicateType, subject, predicate } = data;
  const subjects = subject.slice(0, MAX_SUBJECTS).flatMap(digestsOf);
  return { type, ...(predicateType && { predicateType }), subjects, predicate };
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
 * Checks that a statement is about an image: any of its subjects may be the image.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is.
 */
export function findSubjectFault({ subjects }: Pick<InTotoStatement, 'subjects'>, image: Digest): string | undefined {
  if (subjects.includes(image)) return undefined;
  if (subjects.length >= MAX_SUBJECTS)
    return `its statement has too many subjects, and the first ${MAX_SUBJECTS} are not this image`;
  const [other] = subjects;
  return other === undefined
    ? 'its statement does not name an image'
    : `its statement is about another image, ${other}`;
}

/** What a message signature in a sigstore bundle signs. Clients write it for information; `digest` is base64. */
export interface MessageDigest {
  readonly algorithm: string;
  readonly digest: string;
}

/**
 * Returns the digest of the manifest that a message signature signs; `undefined` for an algorithm that image digests do not have, because
 * it is not known then which image is signed.
 */
export function readMessageDigest({ algorithm, digest }: MessageDigest): Digest | undefined {
  const prefix = DIGEST_ALGORITHMS.get(algorithm);
  return prefix === undefined ? undefined : parseDigest(`${prefix}:${Buffer.from(digest, 'base64').toString('hex')}`);
}

/** @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_common.proto (HashAlgorithm) */
const DIGEST_ALGORITHMS: ReadonlyMap<string, string> = new Map([
  ['SHA2_256', 'sha256'],
  ['SHA2_512', 'sha512'],
]);

/**
 * Checks that the digest of a message signature is the image's. Digests of different algorithms cannot be compared.
 * @returns why it is not, as a clause that starts with `its`; `undefined` if it is, or if it is not known.
 */
export function findSignedDigestFault(signed: Digest | undefined, image: Digest): string | undefined {
  const isComparable = signed?.split(':')[0] === image.split(':')[0];
  return isComparable && signed !== image ? `its signature is of another image, ${signed}` : undefined;
}

/** The payload of a simple signing; whether its signature is verified is up to the caller. */
export interface SimpleSigning {
  /** `cosign container image signature` for cosign. */
  readonly type?: string;
  readonly image: Digest;
}

const simpleSigningSchema = v.object({
  critical: v.object({ type: stringOrNothing, image: v.object({ 'docker-manifest-digest': digestSchema }) }),
});

/**
 * Reads the payload of a simple signing; `undefined` for another document.
 * @see https://github.com/containers/image/blob/v5.36.2/docs/containers-signature.5.md (JSON data format)
 */
export function readSimpleSigning(document: unknown): SimpleSigning | undefined {
  const data = readJson(simpleSigningSchema, document);
  if (data === undefined) return undefined;
  const { type, image } = data.critical;
  return { ...(type !== undefined && { type }), image: image['docker-manifest-digest'] };
}

/**
 * Checks that the payload of a simple signing names an image.
 * @param named the image in the payload; `undefined` if it names none.
 * @returns why it does not, as a clause that starts with `its`; `undefined` if it does.
 */
export function findNamedImageFault(named: Digest | undefined, image: Digest): string | undefined {
  if (named === undefined) return 'its payload does not name an image';
  return named === image ? undefined : `its payload belongs to another image, ${named}`;
}
