import { createHash, createPublicKey } from 'node:crypto';
import { COSIGN_SIGNATURE } from '../../../src/registry/signed-document.ts';
import { encodePreAuthentication } from '../../../src/verify/read-signed.ts';
import type { SignedDocument } from '../../../src/verify/verifier.ts';
import {
  type BundleEntry,
  type KeylessSigner,
  pemOfCertificate,
  type SigstoreInstance,
} from '../../support/sigstore-instance.ts';
import { IMAGE, payloadOf, STATEMENT, signEnvelope, signMessage, signPayload } from './signed-evidence.ts';

/** How a signature is logged and timestamped. */
export interface KeylessOptions {
  /** `v1` has a promise with the time; `v2` has none. */
  readonly log?: 'v1' | 'v2' | 'none';
  readonly timestamp?: boolean;
  /** When the log signs; now without it. */
  readonly at?: Date | undefined;
  /** When the timestamp authority signs; as the log without it. */
  readonly timestampAt?: Date | undefined;
  /** The signed statement. */
  readonly statement?: unknown;
  /** Who is in the log entry; the signer without it. */
  readonly entrySigner?: EvidenceSigner;
  readonly payloadType?: string;
}

/** Without a certificate, it signs with its key alone. */
export type EvidenceSigner = Partial<KeylessSigner> & Pick<KeylessSigner, 'privateKey'>;

export const BUNDLE_TYPE = 'application/vnd.dev.sigstore.bundle.v0.3+json';

/** A sigstore bundle as JSON, so that tests can change it. */
export interface BundleJson {
  readonly mediaType: string;
  readonly verificationMaterial: {
    readonly certificate?: { readonly rawBytes: string };
    readonly tlogEntries: readonly BundleEntry[];
    readonly timestampVerificationData: { readonly rfc3161Timestamps: readonly { readonly signedTimestamp: string }[] };
  };
  readonly [field: string]: unknown;
}

/** A bundle with a DSSE envelope. */
export async function attest(
  instance: SigstoreInstance,
  signer: EvidenceSigner,
  { statement = STATEMENT, payloadType, entrySigner = signer, ...options }: KeylessOptions = {},
): Promise<BundleJson> {
  const dsseEnvelope = signEnvelope(signer, statement, payloadType);
  const [{ sig } = { sig: '' }] = dsseEnvelope.signatures;
  const payload = Buffer.from(dsseEnvelope.payload, 'base64');
  const signed = encodePreAuthentication(dsseEnvelope.payloadType, payload);
  const body =
    options.log === 'v2'
      ? hashedRekordV2(entrySigner, { signed, sig })
      : dsseV1(entrySigner, { envelope: JSON.stringify(dsseEnvelope), payload, sig });
  return { ...(await makeBundle(instance, signer, { sig, body, ...options })), dsseEnvelope };
}

/** A bundle with a message signature over the manifest. */
export async function signImage(
  instance: SigstoreInstance,
  signer: EvidenceSigner,
  options: KeylessOptions = {},
): Promise<BundleJson> {
  const messageSignature = signMessage(signer);
  const { signature: sig } = messageSignature;
  const part = { signed: IMAGE.manifest ?? Buffer.alloc(0), sig };
  const body = options.log === 'v2' ? hashedRekordV2(signer, part) : hashedRekordV1(signer, part);
  return { ...(await makeBundle(instance, signer, { sig, body, ...options })), messageSignature };
}

/** The layer of a `.sig` tag. */
export async function signLayer(
  instance: SigstoreInstance,
  signer: EvidenceSigner,
  { statement = payloadOf(IMAGE.digest), ...options }: KeylessOptions = {},
): Promise<Extract<SignedDocument, { form: 'simple-signing' }>> {
  const layer = signPayload(signer, statement);
  const sig = layer.annotations[COSIGN_SIGNATURE] ?? '';
  const body = hashedRekordV1(signer, { signed: layer.bytes, sig });
  const annotations = await annotate(instance, signer, { body, timestamped: Buffer.from(sig, 'base64'), ...options });
  return { ...layer, annotations: { ...layer.annotations, ...annotations } };
}

/** The layer of an `.att` tag. With `overEnvelope`, its timestamp is over the envelope, as that of cosign 2, and not its signature. */
export async function attestLayer(
  instance: SigstoreInstance,
  signer: EvidenceSigner,
  {
    statement = STATEMENT,
    overEnvelope = false,
    ...options
  }: KeylessOptions & { readonly overEnvelope?: boolean } = {},
): Promise<Extract<SignedDocument, { form: 'envelope' }>> {
  const envelope = signEnvelope(signer, statement);
  const bytes = Buffer.from(JSON.stringify(envelope));
  const [{ sig } = { sig: '' }] = envelope.signatures;
  const payload = Buffer.from(envelope.payload, 'base64');
  const body = dsseV1(signer, { envelope: bytes.toString(), payload, sig });
  const annotations = await annotate(instance, signer, {
    body,
    timestamped: overEnvelope ? bytes : Buffer.from(sig, 'base64'),
    ...options,
  });
  return { form: 'envelope', bytes, annotations: { [COSIGN_SIGNATURE]: '', ...annotations } };
}

export function toDocument(bundle: unknown): SignedDocument {
  return { form: 'bundle', bytes: Buffer.from(JSON.stringify(bundle)) };
}

type EntryBody = Parameters<SigstoreInstance['log']>[0];

async function makeBundle(
  instance: SigstoreInstance,
  { certificate }: EvidenceSigner,
  {
    sig,
    body,
    log = 'v1',
    timestamp = false,
    at,
    timestampAt = at,
  }: KeylessOptions & { readonly sig: string; readonly body: EntryBody },
): Promise<BundleJson> {
  const entries = log === 'none' ? [] : [await instance.log(body, { isPromised: log === 'v1', at })];
  const signedTimestamp = timestamp ? await instance.timestamp(Buffer.from(sig, 'base64'), timestampAt) : undefined;
  return {
    mediaType: BUNDLE_TYPE,
    verificationMaterial: {
      ...(certificate === undefined
        ? { publicKey: { hint: 'a hint' } }
        : { certificate: { rawBytes: certificate.toString('base64') } }),
      tlogEntries: entries,
      timestampVerificationData: {
        rfc3161Timestamps: signedTimestamp === undefined ? [] : [{ signedTimestamp }],
      },
    },
  };
}

/** The annotations with certificate, log entry and timestamp, as cosign 2 writes them. */
async function annotate(
  instance: SigstoreInstance,
  { certificate }: EvidenceSigner,
  options: KeylessOptions & { readonly body: EntryBody; readonly timestamped: Buffer },
): Promise<Record<string, string>> {
  const { body, timestamped, log = 'v1', timestamp = false, at } = options;
  const entry = log === 'none' ? undefined : await instance.log(body, { at });
  return {
    ...(certificate && {
      'dev.sigstore.cosign/certificate': pemOfCertificate(certificate),
      'dev.sigstore.cosign/chain': pemOfCertificate(certificate),
    }),
    ...(entry && { 'dev.sigstore.cosign/bundle': JSON.stringify(toRekorBundle(entry)) }),
    ...(timestamp && {
      'dev.sigstore.cosign/rfc3161timestamp': JSON.stringify({
        SignedRFC3161Timestamp: await instance.timestamp(timestamped, at),
      }),
    }),
  };
}

function toRekorBundle(entry: BundleEntry): unknown {
  const { canonicalizedBody, integratedTime, logIndex, logId, inclusionPromise } = JSON.parse(JSON.stringify(entry));
  return {
    SignedEntryTimestamp: inclusionPromise.signedEntryTimestamp,
    Payload: {
      body: canonicalizedBody,
      integratedTime: Number(integratedTime),
      logIndex: Number(logIndex),
      logID: Buffer.from(logId.keyId, 'base64').toString('hex'),
    },
  };
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest();

/** The certificate of a signer, or the public key of one without a certificate, as PEM in base64. */
function verifierOf({ certificate, privateKey }: EvidenceSigner): string {
  const pem =
    certificate === undefined
      ? createPublicKey(privateKey).export({ type: 'spki', format: 'pem' }).toString()
      : pemOfCertificate(certificate);
  return Buffer.from(pem).toString('base64');
}

function dsseV1(
  signer: EvidenceSigner,
  { envelope, payload, sig }: { readonly envelope: string; readonly payload: Buffer; readonly sig: string },
): EntryBody {
  const hash = (bytes: Buffer | string) => ({ algorithm: 'sha256', value: sha256(bytes).toString('hex') });
  const signatures = [{ signature: sig, verifier: verifierOf(signer) }];
  return {
    apiVersion: '0.0.1',
    kind: 'dsse',
    spec: { envelopeHash: hash(envelope), payloadHash: hash(payload), signatures },
  };
}

interface SignedPart {
  readonly signed: Buffer;
  readonly sig: string;
}

export function hashedRekordV1(signer: EvidenceSigner, { signed, sig }: SignedPart): EntryBody {
  return {
    apiVersion: '0.0.1',
    kind: 'hashedrekord',
    spec: {
      data: { hash: { algorithm: 'sha256', value: sha256(signed).toString('hex') } },
      signature: { content: sig, publicKey: { content: verifierOf(signer) } },
    },
  };
}

function hashedRekordV2({ certificate, privateKey }: EvidenceSigner, { signed, sig }: SignedPart): EntryBody {
  const spki = createPublicKey(privateKey).export({ type: 'spki', format: 'der' }).toString('base64');
  const verifier = {
    ...(certificate === undefined
      ? { publicKey: { rawBytes: spki } }
      : { x509Certificate: { rawBytes: certificate.toString('base64') } }),
    keyDetails: 'PKIX_ECDSA_P256_SHA_256',
  };
  return {
    apiVersion: '0.0.2',
    kind: 'hashedrekord',
    spec: {
      hashedRekordV002: {
        data: { algorithm: 'SHA2_256', digest: sha256(signed).toString('base64') },
        signature: { content: sig, verifier },
      },
    },
  };
}
