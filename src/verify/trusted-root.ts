import type { KeyObject } from 'node:crypto';
import { TrustedRoot as RootFile, type TransparencyLogInstance } from '@sigstore/protobuf-specs';
import {
  type SignedEntity,
  type Signer,
  type TrustMaterial,
  toTrustMaterial,
  VerificationError,
  Verifier,
} from '@sigstore/verify';
import { explain, InputError } from '../error.ts';
import { parseJson } from '../json.ts';
import type { TrustText } from './verifier.ts';

/** The certificate authorities, logs and timestamp authorities of one sigstore instance. */
export class TrustedRoot {
  readonly #material: TrustMaterial;
  readonly #verifier: Verifier;

  constructor(file: RootFile) {
    this.#material = toTrustMaterial(file);
    this.#verifier = new Verifier(this.#material, {
      // An instance without logs is the only one whose signatures need no entry; they need a timestamp of an authority then.
      tlogThreshold: file.tlogs.length > 0 ? 1 : 0,
      ctlogThreshold: file.ctlogs.length > 0 ? 1 : 0,
      timestampThreshold: 1,
    });
  }

  /**
   * Verifies signature, certificate, timestamps and log entries. Does not check the identity, nor the purpose of the certificate.
   * @param times of signing, in milliseconds.
   * @throws VerificationError, or any other error for material in an unexpected form.
   */
  verify(entity: SignedEntity, times: readonly number[]): Signer {
    const signer = this.#verifier.verify(entity);
    this.#checkLogs(entity, times);
    return signer;
  }

  /**
   * Verifies that a key signed, and that a log of this instance has an entry of it.
   * @throws as `verify`.
   */
  verifyLogged(entity: SignedEntity, times: readonly number[], key: KeyObject): void {
    const publicKey = () => ({ publicKey: key, validFor: () => true });
    const thresholds = { tlogThreshold: 1, ctlogThreshold: 0, timestampThreshold: 0 };
    const signedByKey = { ...entity, key: { $case: 'public-key', hint: '' } } as const;
    new Verifier({ ...this.#material, publicKey }, thresholds).verify(signedByKey);
    this.#checkLogs(entity, times);
  }

  /** @sigstore/verify compares the validity of a log's key only with the time that this log states. */
  #checkLogs({ tlogEntries }: SignedEntity, times: readonly number[]): void {
    const isValid = ({ logId }: SignedEntity['tlogEntries'][number]) =>
      times.every((time) =>
        this.#material.tlogs.some((log) => log.logID.equals(logId.keyId) && isWithin(time, log.validFor)),
      );
    if (!tlogEntries.every(isValid))
      throw new VerificationError({ code: 'TLOG_ERROR', message: 'the key of the log was not valid then' });
  }
}

function isWithin(time: number, { start, end }: { readonly start: Date; readonly end: Date }): boolean {
  return start.getTime() <= time && time <= end.getTime();
}

/**
 * Reads one trusted root as JSON, or one on each line, as `gh attestation trusted-root` writes them. Material of different roots is never
 * combined.
 * @returns at least one.
 * @throws InputError, without the name of the input, for a text that has another form, or a root that would make checks weaker.
 * @see https://github.com/sigstore/protobuf-specs/blob/main/protos/sigstore_trustroot.proto
 */
export function readTrustedRoots({ text, source }: TrustText): readonly TrustedRoot[] {
  const documents = parseDocuments(text);
  return documents.map((document, index) => {
    const name = documents.length === 1 ? `the trusted root in ${source}` : `trusted root ${index + 1} in ${source}`;
    const fault = findFormFault(document);
    if (fault !== undefined) throw new InputError(`${name} ${fault}; ${EXPECTED}`);
    try {
      return readRoot(document);
    } catch (error) {
      throw new InputError(`${name} is not valid (${explain(error)}); ${EXPECTED}`);
    }
  });
}

const EXPECTED =
  'expected the JSON of a trusted root, or one on each line, for example: the output of "gh attestation trusted-root"';

/** The whole text, or each line of it. */
function parseDocuments(json: string): readonly unknown[] {
  const whole = parseJson(Buffer.from(json));
  if (whole !== undefined) return [whole];
  const lines = json.split('\n').filter((line) => line.trim() !== '');
  return lines.length === 0 ? [undefined] : lines.map((line) => parseJson(Buffer.from(line)));
}

function findFormFault(document: unknown): string | undefined {
  if (document === undefined) return 'is not valid JSON';
  const mediaType = typeof document === 'object' && document !== null && 'mediaType' in document && document.mediaType;
  return MEDIA_TYPES.has(mediaType) ? undefined : 'does not have the media type of a trusted root';
}

const MEDIA_TYPES: ReadonlySet<unknown> = new Set([
  'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
  'application/vnd.dev.sigstore.trustedroot.v0.1+json',
  'application/vnd.dev.sigstore.trustedroot.v0.2+json',
]);

function readRoot(document: unknown): TrustedRoot {
  const file = RootFile.fromJSON(document);
  const { certificateAuthorities, timestampAuthorities, tlogs, ctlogs } = file;
  if (certificateAuthorities.length === 0) throw new Error('it has no certificate authority');
  if (tlogs.length === 0 && timestampAuthorities.length === 0)
    throw new Error('it has neither a transparency log nor a timestamp authority');
  const authorities = [...certificateAuthorities, ...timestampAuthorities];
  if (authorities.some(({ certChain }) => !certChain?.certificates.length))
    throw new Error('it has an authority without certificates');
  // @sigstore/verify would accept entries of any age then.
  const unbounded = [...tlogs, ...ctlogs].find(isUnbounded);
  if (unbounded !== undefined) throw new Error('it has a log whose key has no start of validity');
  return new TrustedRoot(file);
}

function isUnbounded({ publicKey }: TransparencyLogInstance): boolean {
  const start = publicKey?.validFor?.start;
  return start === undefined || Number.isNaN(start.getTime());
}
