import type { KeyObject } from 'node:crypto';
import { ValidationError } from '@sigstore/bundle';
import { type SignedEntity, type Signer, VerificationError } from '@sigstore/verify';
import type { CertificateIdentity } from '../policy/claims.ts';
import type { Unverified } from '../policy/proof.ts';
import { oneLine } from '../text.ts';
import { type Certificate, readCertificate } from './certificate.ts';
import { findSigningCertificateFault, readCertificateIdentity } from './certificate-identity.ts';
import { type EntrySigner, isEntryOf } from './log-entry.ts';
import { readSigned, signedBytesOf } from './read-signed.ts';
import { readSignedContent, unverified } from './signed-content.ts';
import { makeEntity, readMaterial, type SignedParts, signingCertificateOf } from './signed-entity.ts';
import { readTrustedRoots, type TrustedRoot } from './trusted-root.ts';
import type {
  DocumentVerification,
  LogEntry,
  RootVerifier,
  SignedDocument,
  SignedImage,
  TrustText,
} from './verifier.ts';

/**
 * Verifies keyless signatures: those of an identity, with a certificate of Fulcio that is valid for a few minutes. It also verifies the log
 * entries of signatures by keys.
 */
export class IdentityVerifier implements RootVerifier {
  readonly #roots: readonly TrustedRoot[];

  constructor(roots: readonly TrustedRoot[]) {
    this.#roots = roots;
  }

  /** @throws InputError, as `readTrustedRoots`. */
  static read(text: TrustText): IdentityVerifier {
    return new IdentityVerifier(readTrustedRoots(text));
  }

  async verify(document: SignedDocument, image: SignedImage): Promise<DocumentVerification> {
    try {
      return this.#verify(document, image);
    } catch (error) {
      return unverified(explainFailure(error));
    }
  }

  async verifyEntry(document: SignedDocument, image: SignedImage, key: KeyObject): Promise<LogEntry | Unverified> {
    try {
      return this.#verifyEntry(document, image, key);
    } catch (error) {
      return unverified(explainFailure(error));
    }
  }

  #verify(document: SignedDocument, image: SignedImage): DocumentVerification {
    const parts = readParts(document, image);
    if ('kind' in parts) return parts;
    const signer = this.#verifySigner(parts);
    if ('why' in signer) return signer;
    const signed = readSigned(parts.content, image);
    if (signed.kind === 'unverified') return signed;
    const { identity, issuer, claims, time, isLogged } = signer;
    const verified = { by: 'identity', signer: identity, issuer, claims, time } as const;
    return { kind: 'verified', proof: { verified, signed, ...(isLogged && { isLogged }) } };
  }

  #verifyEntry(document: SignedDocument, image: SignedImage, key: KeyObject): LogEntry | Unverified {
    const parts = readParts(document, image);
    if ('kind' in parts) return unverified('its log entry cannot be compared with what is signed');
    const entity = makeEntity(parts);
    if (entity.tlogEntries.length === 0) return unverified('its signature has no entry in a transparency log');
    const fault = findEntryFault({ key }, entity);
    if (fault !== undefined) return unverified(fault);
    const times = timesOf(entity);
    if (times.length === 0) return unverified(NO_TIME);
    this.#tryRoots((root) => root.verifyLogged(entity, times, key));
    return { kind: 'logged', time: new Date(Math.min(...times)) };
  }

  #verifySigner(parts: SignedParts): VerifiedSigner | Unverified {
    const der = signingCertificateOf(parts.material);
    if (der === undefined) return unverified('it is signed by a key, not by an identity');
    const certificate = readCertificate(der);
    const entity = makeEntity(parts);
    const times = timesOf(entity);
    const fault =
      findSigningCertificateFault(certificate) ??
      findTimeFault(certificate, times) ??
      findEntryFault({ key: certificate.key.key, certificate: der }, entity);
    if (fault !== undefined) return unverified(fault);
    const identity = readCertificateIdentity(extensionsOf(this.#tryRoots((root) => root.verify(entity, times))));
    if ('why' in identity) return identity;
    const isLogged = entity.tlogEntries.length > 0;
    return { ...identity, time: new Date(Math.min(...times)), ...(isLogged && { isLogged }) };
  }

  /** @throws the error of the root that has the authority of the certificate, if one has. */
  #tryRoots<T>(verify: (root: TrustedRoot) => T): T {
    const errors: unknown[] = [];
    for (const root of this.#roots) {
      try {
        return verify(root);
      } catch (error) {
        errors.push(error);
      }
    }
    throw errors.find((error) => !isOfCertificate(error)) ?? errors[0];
  }
}

function readParts(
  document: SignedDocument,
  image: SignedImage,
): SignedParts | Exclude<DocumentVerification, { kind: 'verified' }> {
  const content = readSignedContent(document);
  if (content.kind === 'unverified') return content;
  const signedBytes = signedBytesOf(content, image);
  if (signedBytes.kind !== 'signed') return signedBytes;
  const material = readMaterial(document);
  return 'why' in material ? material : { document, content, signed: signedBytes.bytes, material };
}

/** A log whose key was withdrawn could have made the entry afterwards. */
const NO_TIME =
  'its log entry has no time, and it has no timestamp, so it is not known whether the key of the log was valid then';

interface VerifiedSigner extends CertificateIdentity {
  readonly time: Date;
  readonly isLogged?: true;
}

/** The times of signing that a document states, in milliseconds. A log entry states one if the log promised to include it then. */
function timesOf({ timestamps }: SignedEntity): readonly number[] {
  return timestamps.flatMap((timestamp) => {
    if (timestamp.$case === 'timestamp-authority') return [timestamp.timestamp.signingTime.getTime()];
    const { inclusionPromise, integratedTime } = timestamp.tlogEntry;
    return inclusionPromise === undefined ? [] : [Number(integratedTime) * 1000];
  });
}

/** A certificate without a time of signing would be valid at any time: it expires after ten minutes. */
function findTimeFault({ notBefore, notAfter }: Certificate, times: readonly number[]): string | undefined {
  if (times.length === 0) return 'it has no timestamp, so it is not known whether its certificate was valid then';
  const outside = times.find((time) => !(time >= notBefore.getTime() && time <= notAfter.getTime()));
  if (outside === undefined) return undefined;
  const signed = Number.isNaN(outside) ? 'an unknown time' : new Date(outside).toISOString();
  return `it was signed at ${signed}, and its certificate was valid from ${notBefore.toISOString()} to ${notAfter.toISOString()}`;
}

function findEntryFault(signer: EntrySigner, { tlogEntries }: SignedEntity): string | undefined {
  if (tlogEntries.every((entry) => isEntryOf(entry, signer))) return undefined;
  return signer.certificate === undefined
    ? 'its log entry is not of its key'
    : 'its log entry is not of its certificate';
}

function extensionsOf({ identity }: Signer) {
  return (identity?.oids ?? []).map(({ oid, value }) => ({ id: (oid?.id ?? []).join('.'), value }));
}

function isOfCertificate(error: unknown): boolean {
  return error instanceof VerificationError && error.code === 'CERTIFICATE_ERROR';
}

/** Why verification failed, as a clause. Errors of other types are those of parsers, and do not help a reader. */
function explainFailure(error: unknown): string {
  if (error instanceof ValidationError) return `it is not a valid sigstore bundle (${error.fields.join(', ')})`;
  if (!(error instanceof VerificationError)) return 'its certificate, log entry or timestamp is not valid';
  if (error.code === 'SIGNATURE_ERROR') return 'its signature is not by the key of its certificate';
  const [subject] = SUBJECTS.find(([, codes]) => codes.test(error.code)) ?? ['its signature'];
  const cause = error.cause instanceof Error ? `: ${error.cause.message}` : '';
  return `${subject} is not verified by the trusted root (${oneLine(`${error.message}${cause}`)})`;
}

const SUBJECTS: readonly (readonly [string, RegExp])[] = [
  ['its certificate', /^CERTIFICATE_/],
  ['its timestamp', /^TIMESTAMP_/],
  ['its log entry', /^TLOG_/],
];
