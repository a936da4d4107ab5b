import { createHash, generateKeyPairSync, type KeyObject, X509Certificate } from 'node:crypto';
import { initializeCA, initializeCTLog, initializeTLog, initializeTSA } from '@sigstore/mock';

/** An identity for which the instance issued a certificate. */
export interface KeylessSigner {
  /** DER. */
  readonly certificate: Buffer;
  readonly privateKey: KeyObject;
}

/** An entry of the log, in the JSON of a bundle. */
export type BundleEntry = Readonly<Record<string, unknown>>;

/** The services of a sigstore instance with their keys: Fulcio and its CT log, Rekor, and a timestamp authority. */
export type SigstoreInstance = Awaited<ReturnType<typeof makeSigstoreInstance>>;

/** Makes an instance with new keys. Its certificates are valid for ten minutes from now, and its root for a year. */
export async function makeSigstoreInstance(url = 'https://sigstore.test') {
  const [caKeys, ctKeys, logKeys, tsaKeys] = [makeKeys(), makeKeys(), makeKeys(), makeKeys()];
  const ctLog = await initializeCTLog(ctKeys);
  const ca = await initializeCA(caKeys, ctLog);
  const caWithoutLog = await initializeCA(caKeys);
  const logAt = (at: Date) => initializeTLog(url, logKeys, at);
  const authorityAt = (at: Date) => initializeTSA(tsaKeys, withMilliseconds(at));
  const tsa = await authorityAt(new Date());

  return {
    caCertificate: toBuffer(ca.rootCertificate),

    /** Issues a certificate for a new key with the extensions of `claims`, by object identifier. */
    async issue(
      identity: string,
      claims: Readonly<Record<string, string>> = {},
      { isLogged = true } = {},
    ): Promise<KeylessSigner> {
      const { publicKey, privateKey } = makeKeys();
      const key = publicKey.export({ type: 'spki', format: 'der' });
      return { certificate: await this.certify(key, { identity, claims, isLogged }), privateKey };
    },

    /** Issues a certificate for a key in DER. */
    async certify(
      publicKey: Buffer<ArrayBuffer>,
      {
        identity,
        claims,
        isLogged,
      }: { readonly identity: string; readonly claims: Readonly<Record<string, string>>; readonly isLogged: boolean },
    ): Promise<Buffer> {
      const all = Object.entries({ [ISSUER]: DEFAULT_ISSUER, ...claims });
      const certificate = await (isLogged ? ca : caWithoutLog).issueCertificate({
        publicKey,
        subjectAltName: identity,
        extensions: all.map(([oid, value]) => ({ oid, value })),
      });
      return toBuffer(certificate);
    },

    /** Logs an entry, as Rekor v1 with its promise and the time, or as Rekor v2 without both. */
    async log(
      body: EntryBody,
      { at = new Date(), isPromised = true }: { readonly at?: Date | undefined; readonly isPromised?: boolean } = {},
    ): Promise<BundleEntry> {
      const [entry] = Object.values(await (await logAt(at)).log(body));
      return toBundleEntry(entry, { body, isPromised });
    },

    /** Returns a timestamp over a signature, in base64. */
    async timestamp(signature: Buffer, at = new Date()): Promise<string> {
      const artifactHash = createHash('sha256').update(signature).digest();
      return (await this.timestampHash(artifactHash, { at, certReq: false, nonce: 1 })).toString('base64');
    },

    /** Returns a timestamp over a SHA-256 digest, in DER. */
    async timestampHash(
      artifactHash: Buffer,
      { at = new Date(), certReq, nonce }: { readonly at?: Date; readonly certReq: boolean; readonly nonce: number },
    ): Promise<Buffer> {
      const authority = await authorityAt(at);
      const [hashAlgorithmOID, policyOID] = ['2.16.840.1.101.3.4.2.1', '1.3.6.1.4.1.57264.2'] as const;
      return toBuffer(await authority.timestamp({ artifactHash, hashAlgorithmOID, nonce, policyOID, certReq }));
    },

    /** The trusted root as JSON; `changes` replaces fields of it. */
    root(changes: object = {}): string {
      const authority = (certificates: readonly ArrayBufferView[]) => ({
        subject: { organization: 'sigstore.mock', commonName: 'sigstore' },
        uri: url,
        certChain: { certificates: certificates.map((one) => ({ rawBytes: toBuffer(one).toString('base64') })) },
        validFor: { start: START },
      });
      return JSON.stringify({
        mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1',
        tlogs: [describeLog(url, logKeys)],
        ctlogs: [describeLog(url, ctKeys)],
        certificateAuthorities: [authority([ca.rootCertificate])],
        timestampAuthorities: [authority([tsa.intCertificate, tsa.rootCertificate])],
        ...changes,
      });
    },
  };
}

/** The OIDC issuer of `issue`. */
export const DEFAULT_ISSUER = 'https://token.actions.githubusercontent.com';
const ISSUER = '1.3.6.1.4.1.57264.1.8';

/** The body of a log entry. */
interface EntryBody {
  readonly kind: string;
  readonly apiVersion: string;
  readonly spec: object;
}

export function pemOfCertificate(certificate: Buffer): string {
  return new X509Certificate(certificate).toString();
}

function makeKeys() {
  return generateKeyPairSync('ec', { namedCurve: 'P-256' });
}

function toBuffer(view: ArrayBufferView): Buffer {
  return Buffer.from(view.buffer, view.byteOffset, view.byteLength);
}

/** sigstore-js reads times in DER with three fraction digits or none, and the mock writes one or two of them for some times. */
function withMilliseconds(at: Date): Date {
  return new Date(Math.floor(at.getTime() / 1000) * 1000 + 123);
}

const START = '2020-01-01T00:00:00Z';

function describeLog(baseUrl: string, { publicKey }: { readonly publicKey: KeyObject }) {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return {
    baseUrl,
    hashAlgorithm: 'SHA2_256',
    publicKey: {
      rawBytes: der.toString('base64'),
      keyDetails: 'PKIX_ECDSA_P256_SHA_256',
      validFor: { start: START },
    },
    logId: { keyId: createHash('sha256').update(der).digest('base64') },
  };
}

type LogEntry = Awaited<ReturnType<Awaited<ReturnType<typeof initializeTLog>>['log']>>[string];

function toBundleEntry(
  entry: LogEntry | undefined,
  { body, isPromised }: { readonly body: EntryBody; readonly isPromised: boolean },
): BundleEntry {
  const proof = entry?.verification?.inclusionProof;
  if (entry === undefined || proof === undefined) throw new Error('the mock has not logged the entry');
  return {
    logIndex: String(entry.logIndex),
    logId: { keyId: Buffer.from(entry.logID, 'hex').toString('base64') },
    kindVersion: { kind: body.kind, version: body.apiVersion },
    ...(isPromised && {
      integratedTime: String(entry.integratedTime),
      inclusionPromise: { signedEntryTimestamp: entry.verification?.signedEntryTimestamp },
    }),
    inclusionProof: {
      logIndex: String(proof.logIndex),
      rootHash: Buffer.from(proof.rootHash, 'hex').toString('base64'),
      treeSize: String(proof.treeSize),
      hashes: proof.hashes,
      checkpoint: { envelope: proof.checkpoint },
    },
    canonicalizedBody: entry.body,
  };
}
