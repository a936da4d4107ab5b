import { X509Certificate } from 'node:crypto';
import * as v from '@badrap/valita';
import type { Bundle, TransparencyLogEntry } from '@sigstore/bundle';
import { parseJson, readJson } from '../json.ts';
import type { Unverified } from '../policy/proof.ts';
import { COSIGN_CERTIFICATE } from '../registry/signed-document.ts';
import { decodeBase64 } from './base64.ts';
import { unverified } from './signed-content.ts';

/** Certificate, log entries and timestamps of a signature. */
export type SignedMaterial = Bundle['verificationMaterial'];

/**
 * Reads certificate, log entry and timestamp from the annotations of a layer under cosign's tags `.sig` and `.att`. The chain of the
 * certificate is not read, because the trusted root has it.
 * @see https://github.com/sigstore/cosign/blob/v3.1.3/specs/SIGNATURE_SPEC.md
 */
export function readCosignMaterial(annotations: Readonly<Record<string, string>>): SignedMaterial | Unverified {
  const [certificate, bundle, timestamp] = [COSIGN_CERTIFICATE, BUNDLE, TIMESTAMP].map((name) => annotations[name]);
  const entry = bundle ? readLogEntry(bundle) : undefined;
  if (bundle && entry === undefined) return unverified('its log entry is not valid');
  const signedTimestamp = timestamp ? readTimestamp(timestamp) : undefined;
  if (timestamp && signedTimestamp === undefined) return unverified('its timestamp is not valid');
  return {
    content: certificate
      ? { $case: 'certificate', certificate: { rawBytes: new X509Certificate(certificate).raw } }
      : { $case: 'publicKey', publicKey: { hint: '' } },
    tlogEntries: entry === undefined ? [] : [entry],
    timestampVerificationData: { rfc3161Timestamps: signedTimestamp === undefined ? [] : [{ signedTimestamp }] },
  };
}

const BUNDLE = 'dev.sigstore.cosign/bundle';
const TIMESTAMP = 'dev.sigstore.cosign/rfc3161timestamp';

const bundleSchema = v.object({
  SignedEntryTimestamp: v.string(),
  Payload: v.object({
    body: v.string(),
    integratedTime: v.number().assert((time) => Number.isSafeInteger(time) && time > 0),
    logIndex: v.number().assert((index) => Number.isSafeInteger(index) && index >= 0),
    logID: v.string().assert((id) => /^[0-9a-f]{64}$/.test(id)),
  }),
});

const bodySchema = v.object({ kind: v.string(), apiVersion: v.string() });

/** @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/cosign/bundle/rekor.go */
function readLogEntry(json: string): TransparencyLogEntry | undefined {
  const { SignedEntryTimestamp, Payload } = readJson(bundleSchema, parseJson(Buffer.from(json))) ?? {};
  if (SignedEntryTimestamp === undefined || Payload === undefined) return undefined;
  const [promise, canonicalizedBody] = [decodeBase64(SignedEntryTimestamp), decodeBase64(Payload.body)];
  const body = canonicalizedBody && readJson(bodySchema, parseJson(canonicalizedBody));
  if (promise === undefined || canonicalizedBody === undefined || body === undefined) return undefined;
  return {
    logIndex: String(Payload.logIndex),
    logId: { keyId: Buffer.from(Payload.logID, 'hex') },
    kindVersion: { kind: body.kind, version: body.apiVersion },
    integratedTime: String(Payload.integratedTime),
    inclusionPromise: { signedEntryTimestamp: promise },
    inclusionProof: undefined,
    canonicalizedBody,
  };
}

const timestampSchema = v.object({ SignedRFC3161Timestamp: v.string() });

/** @see https://github.com/sigstore/cosign/blob/v3.1.3/pkg/cosign/bundle/tsa.go */
function readTimestamp(json: string): Buffer | undefined {
  const timestamp = readJson(timestampSchema, parseJson(Buffer.from(json)))?.SignedRFC3161Timestamp;
  return timestamp === undefined ? undefined : decodeBase64(timestamp);
}
