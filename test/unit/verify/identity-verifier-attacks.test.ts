import { describe, expect, test } from 'vitest';
import { COSIGN_SIGNATURE } from '../../../src/registry/signed-document.ts';
import { IdentityVerifier } from '../../../src/verify/identity-verifier.ts';
import type { SignedDocument } from '../../../src/verify/verifier.ts';
import { IN_TOTO_TYPE, statementOf } from '../../support/registry/in-toto.ts';
import { makeSigstoreInstance, pemOfCertificate } from '../../support/sigstore-instance.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import {
  attest,
  attestLayer,
  type BundleJson,
  hashedRekordV1,
  type KeylessOptions,
  signImage,
  signLayer,
  toDocument,
} from './keyless-evidence.ts';
import { IMAGE, PREDICATE_TYPE, payloadOf } from './signed-evidence.ts';

const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1';
const OTHER_IMAGE = aDigest('another image');
const instance = await makeSigstoreInstance();
const attacker = await makeSigstoreInstance();
const signer = await instance.issue(IDENTITY);
const other = await instance.issue('https://github.com/evil/app/.github/workflows/release.yml@refs/tags/v1');
const unlogged = await instance.issue(IDENTITY, {}, { isLogged: false });

const GENUINE = await attest(instance, signer);
const MESSAGE = await signImage(instance, signer);
const { signature: SIG } = MESSAGE.messageSignature as { signature: string };
const LAYER = await signLayer(instance, signer);
const PROOF = GENUINE.verificationMaterial.tlogEntries[0]?.inclusionProof as object;
const [HOUR, NOW] = [3_600_000, Date.now()];
const ROOT = JSON.parse(instance.root());
const FOREIGN_ROOT = JSON.parse(attacker.root());

const withMaterial = (bundle: BundleJson, changes: object) =>
  toDocument({ ...bundle, verificationMaterial: { ...bundle.verificationMaterial, ...changes } });
const withEntry = (bundle: BundleJson, changes: object) =>
  withMaterial(bundle, { tlogEntries: [{ ...bundle.verificationMaterial.tlogEntries[0], ...changes }] });
const withAnnotations = (changes: Record<string, string>): SignedDocument => ({
  ...LAYER,
  annotations: { ...LAYER.annotations, ...changes },
});
const attested = async (options: KeylessOptions) => toDocument(await attest(instance, signer, options));
const envelopeOf = ({ dsseEnvelope }: BundleJson) => dsseEnvelope as { signatures: { sig: string }[]; payload: string };
const rekorBundle = JSON.parse(LAYER.annotations['dev.sigstore.cosign/bundle'] ?? '');
const certificateOf = (one: { certificate: Buffer }) => ({ rawBytes: one.certificate.toString('base64') });

interface Attack {
  readonly name: string;
  readonly document: SignedDocument;
  readonly root?: object;
  readonly why: string;
}

const NO_TIMESTAMP = 'it has no timestamp, so it is not known whether its certificate was valid then';
const ENTRY = 'its log entry is not verified by the trusted root (';
const TIMESTAMP = 'its timestamp is not verified by the trusted root (timestamp could not be verified)';
const CERTIFICATE = 'its certificate is not verified by the trusted root (';

const attacks: readonly Attack[] = [
  {
    name: 'a genuine bundle that is pushed again for another image',
    document: await attested({ statement: statementOf(OTHER_IMAGE, PREDICATE_TYPE) }),
    why: `its statement is about another image, ${OTHER_IMAGE}`,
  },
  {
    name: 'another payload type',
    document: await attested({ payloadType: 'application/json' }),
    why: `its payload has the type "application/json", not ${IN_TOTO_TYPE}`,
  },
  {
    name: 'a changed payload',
    document: toDocument({
      ...GENUINE,
      dsseEnvelope: {
        ...envelopeOf(GENUINE),
        payload: envelopeOf(await attest(instance, signer, { statement: statementOf(IMAGE.digest, 'https://x') }))
          .payload,
      },
    }),
    why: `${ENTRY}DSSE payload hash mismatch)`,
  },
  {
    name: 'two signatures in one envelope',
    document: toDocument({
      ...GENUINE,
      dsseEnvelope: {
        ...envelopeOf(GENUINE),
        signatures: [...envelopeOf(GENUINE).signatures, ...envelopeOf(await attest(instance, other)).signatures],
      },
    }),
    why: 'its envelope has 2 signatures instead of one',
  },
  {
    name: 'the certificate of another identity',
    document: withMaterial(GENUINE, { certificate: certificateOf(other) }),
    why: 'its log entry is not of its certificate',
  },
  {
    name: 'a key instead of a certificate',
    document: withMaterial(GENUINE, { certificate: undefined, publicKey: { hint: 'a' } }),
    why: 'it is signed by a key, not by an identity',
  },
  {
    name: 'an instance that is not trusted',
    document: toDocument(await attest(attacker, await attacker.issue(IDENTITY))),
    why: `${CERTIFICATE}Failed to verify certificate chain: no valid certificate path found)`,
  },
  {
    name: 'a certificate whose key did not sign',
    document: toDocument(
      await attest(instance, { ...unlogged, privateKey: other.privateKey }, { log: 'none', timestamp: true }),
    ),
    root: { ...ROOT, tlogs: [], ctlogs: [] },
    why: 'its signature is not by the key of its certificate',
  },
  // Times
  {
    name: 'no timestamp: an expired certificate could sign',
    document: await attested({ log: 'v2' }),
    why: NO_TIMESTAMP,
  },
  { name: 'no log entry and no timestamp', document: await attested({ log: 'none' }), why: NO_TIMESTAMP },
  {
    name: 'a log entry after the certificate has expired',
    document: await attested({ at: new Date(NOW + HOUR) }),
    why: 'and its certificate was valid from',
  },
  {
    name: 'a timestamp after the certificate has expired',
    document: await attested({ log: 'v2', timestamp: true, timestampAt: new Date(NOW + HOUR) }),
    why: 'and its certificate was valid from',
  },
  {
    name: 'a timestamp before the certificate was valid',
    document: await attested({ timestamp: true, timestampAt: new Date(NOW - HOUR) }),
    why: 'and its certificate was valid from',
  },
  {
    name: 'a log entry whose time was changed',
    document: withEntry(GENUINE, { integratedTime: String(Math.floor(NOW / 1000) + 60) }),
    why: `${ENTRY}inclusion promise could not be verified)`,
  },
  {
    name: 'a timestamp of another signature',
    document: withMaterial(await attest(instance, signer, { log: 'v2', timestamp: true }), {
      timestampVerificationData: (await attest(instance, signer, { timestamp: true, statement: 'another' }))
        .verificationMaterial.timestampVerificationData,
    }),
    why: TIMESTAMP,
  },
  // Logs
  {
    name: 'no log entry, although the root has a log',
    document: await attested({ log: 'none', timestamp: true }),
    why: `${ENTRY}expected 1 tlog entries, got 0)`,
  },
  {
    name: 'the log entry of another artifact',
    document: withMaterial(GENUINE, {
      tlogEntries: (await attest(instance, signer, { statement: statementOf(OTHER_IMAGE, PREDICATE_TYPE) }))
        .verificationMaterial.tlogEntries,
    }),
    why: `${ENTRY}tlog entry signature mismatch)`,
  },
  {
    name: 'a log entry of the same signature under another certificate',
    document: withMaterial(MESSAGE, {
      tlogEntries: [await instance.log(hashedRekordV1(other, { signed: IMAGE.manifest ?? Buffer.alloc(0), sig: SIG }))],
    }),
    why: 'its log entry is not of its certificate',
  },
  {
    name: 'a log entry of the same signature for another artifact',
    document: withMaterial(MESSAGE, {
      tlogEntries: [await instance.log(hashedRekordV1(signer, { signed: Buffer.from('another'), sig: SIG }))],
    }),
    why: `${ENTRY}digest mismatch)`,
  },
  {
    name: 'the same log entry twice',
    document: withMaterial(GENUINE, {
      tlogEntries: [...GENUINE.verificationMaterial.tlogEntries, ...GENUINE.verificationMaterial.tlogEntries],
    }),
    why: TIMESTAMP.replace('timestamp could not be verified', 'duplicate timestamp'),
  },
  {
    name: '33 log entries',
    document: withMaterial(GENUINE, {
      tlogEntries: Array.from({ length: 33 }, () => GENUINE.verificationMaterial.tlogEntries[0]),
    }),
    why: 'it has more than 32 log entries',
  },
  {
    name: '1,900,000 hashes, for which @sigstore/bundle needs 500 MB',
    document: withEntry(GENUINE, {
      inclusionProof: { ...PROOF, hashes: Array.from({ length: 1_900_000 }, () => '') },
    }),
    why: 'its certificate, timestamp or log entry is too large',
  },
  {
    name: 'a timestamp of 100 kB',
    document: withMaterial(GENUINE, {
      timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: Buffer.alloc(1e5).toString('base64') }] },
    }),
    why: 'its certificate, timestamp or log entry is too large',
  },
  {
    name: 'a .sig layer with a timestamp of 100 kB',
    document: withAnnotations({
      'dev.sigstore.cosign/rfc3161timestamp': JSON.stringify({
        SignedRFC3161Timestamp: Buffer.alloc(1e5).toString('base64'),
      }),
    }),
    why: 'its certificate, timestamp or log entry is too large',
  },
  {
    name: 'a timestamp of a megabyte',
    document: withMaterial(GENUINE, {
      timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: Buffer.alloc(1 << 20).toString('base64') }] },
    }),
    why: 'its certificate, timestamp or log entry is too large',
  },
  // Roots
  {
    name: 'a root that is missing the log',
    document: toDocument(GENUINE),
    root: { ...ROOT, tlogs: FOREIGN_ROOT.tlogs },
    why: `${ENTRY}inclusion promise could not be verified)`,
  },
  {
    name: 'a root that is missing the log, for Rekor v2',
    document: await attested({ log: 'v2', timestamp: true }),
    root: { ...ROOT, tlogs: FOREIGN_ROOT.tlogs },
    why: `${ENTRY}invalid checkpoint signature)`,
  },
  {
    name: 'a root whose log was retired before, for Rekor v2',
    document: await attested({ log: 'v2', timestamp: true }),
    root: withValidity(ROOT, 'tlogs', { start: '2020-01-01T00:00:00Z', end: '2021-01-01T00:00:00Z' }),
    why: `${ENTRY}the key of the log was not valid then)`,
  },
  {
    name: 'a root whose log is valid only later',
    document: toDocument(GENUINE),
    root: withValidity(ROOT, 'tlogs', { start: '2100-01-01T00:00:00Z' }),
    why: `${ENTRY}inclusion promise could not be verified)`,
  },
  {
    name: 'a root that is missing the CT log',
    document: toDocument(GENUINE),
    root: { ...ROOT, ctlogs: FOREIGN_ROOT.ctlogs },
    why: `${CERTIFICATE}SCT verification failed)`,
  },
  {
    name: 'a certificate that is not in the CT log',
    document: toDocument(await attest(instance, unlogged)),
    why: `${CERTIFICATE}expected 1 SCTs, got 0)`,
  },
  {
    name: 'a root that is missing the timestamp authority',
    document: await attested({ log: 'v2', timestamp: true }),
    root: { ...ROOT, timestampAuthorities: FOREIGN_ROOT.timestampAuthorities },
    why: TIMESTAMP,
  },
  {
    name: 'a root without logs, and only a log entry',
    document: toDocument(await attest(instance, unlogged)),
    root: { ...ROOT, tlogs: [], ctlogs: [] },
    why: `${ENTRY}inclusion promise could not be verified)`,
  },
  {
    name: 'a root without logs, and neither log entry nor timestamp',
    document: toDocument(await attest(instance, unlogged, { log: 'none' })),
    root: { ...ROOT, tlogs: [], ctlogs: [] },
    why: NO_TIMESTAMP,
  },
  // cosign's tags
  {
    name: 'a .sig layer of another image',
    document: await signLayer(instance, signer, { statement: payloadOf(OTHER_IMAGE) }),
    why: `its payload belongs to another image, ${OTHER_IMAGE}`,
  },
  {
    name: 'a .sig layer of another type',
    document: await signLayer(instance, signer, { statement: payloadOf(IMAGE.digest, 'atomic container signature') }),
    why: 'its payload has the type "atomic container signature"',
  },
  {
    name: 'a .sig layer without a certificate',
    document: withAnnotations({ 'dev.sigstore.cosign/certificate': '' }),
    why: 'it is signed by a key, not by an identity',
  },
  {
    name: 'a .sig layer with the certificate of another identity',
    document: withAnnotations({ 'dev.sigstore.cosign/certificate': pemOfCertificate(other.certificate) }),
    why: 'its log entry is not of its certificate',
  },
  {
    name: 'a .sig layer with a certificate that is not PEM',
    document: withAnnotations({ 'dev.sigstore.cosign/certificate': 'certificate' }),
    why: 'its certificate, log entry or timestamp is not valid',
  },
  {
    name: 'a .sig layer with the signature of another layer',
    document: withAnnotations({
      [COSIGN_SIGNATURE]: (await signLayer(instance, signer)).annotations[COSIGN_SIGNATURE] ?? '',
    }),
    why: `${ENTRY}signature mismatch)`,
  },
  {
    name: 'a .sig layer without a log entry',
    document: withAnnotations({ 'dev.sigstore.cosign/bundle': '' }),
    why: NO_TIMESTAMP,
  },
  {
    name: 'a .sig layer with the log entry of another layer',
    document: withAnnotations({
      'dev.sigstore.cosign/bundle': (await signLayer(instance, signer)).annotations['dev.sigstore.cosign/bundle'] ?? '',
    }),
    why: `${ENTRY}signature mismatch)`,
  },
  {
    name: 'a .sig layer with a log entry whose time was changed',
    document: withAnnotations({
      'dev.sigstore.cosign/bundle': JSON.stringify({
        ...rekorBundle,
        Payload: { ...rekorBundle.Payload, integratedTime: rekorBundle.Payload.integratedTime + 1 },
      }),
    }),
    why: `${ENTRY}inclusion promise could not be verified)`,
  },
  ...['[]', '{"SignedEntryTimestamp":"","Payload":{}}', 'no JSON'].map((json) => ({
    name: `a .sig layer with the log entry ${json}`,
    document: withAnnotations({ 'dev.sigstore.cosign/bundle': json }),
    why: 'its log entry is not valid',
  })),
  {
    name: 'a .sig layer with a timestamp that is not JSON',
    document: withAnnotations({ 'dev.sigstore.cosign/rfc3161timestamp': 'timestamp' }),
    why: 'its timestamp is not valid',
  },
  {
    name: 'a .sig layer with a timestamp of another layer',
    document: withAnnotations({
      'dev.sigstore.cosign/rfc3161timestamp':
        (await signLayer(instance, signer, { timestamp: true })).annotations['dev.sigstore.cosign/rfc3161timestamp'] ??
        '',
    }),
    why: TIMESTAMP,
  },
  {
    name: 'an .att layer about another image',
    document: await attestLayer(instance, signer, { statement: statementOf(OTHER_IMAGE, PREDICATE_TYPE) }),
    why: `its statement is about another image, ${OTHER_IMAGE}`,
  },
  {
    name: 'a signature of notation',
    document: { form: 'notation', bytes: Buffer.from('{}'), mediaType: 'application/jose+json' },
    why: 'it is a signature of notation',
  },
];

describe('is not verified:', () => {
  test.each(attacks)('$name', async ({ document, root = ROOT, why }) => {
    const verifier = IdentityVerifier.read({ source: 'root.json', text: JSON.stringify(root) });
    const result = await verifier.verify(document, IMAGE);
    expect(result).toEqual({ kind: 'unverified', why: expect.stringContaining(why) });
  });
});

test('with two roots, the reason is that of the root that has the authority of the certificate', async () => {
  const text = [ROOT, FOREIGN_ROOT].map((root) => JSON.stringify(root)).join('\n');
  const verifier = IdentityVerifier.read({ source: 'root.jsonl', text });
  const document = await attested({ log: 'none', timestamp: true });
  expect(await verifier.verify(document, IMAGE)).toEqual({
    kind: 'unverified',
    why: `${ENTRY}expected 1 tlog entries, got 0)`,
  });
});

function withValidity(root: Record<string, { publicKey: object }[]>, field: string, validFor: object): object {
  const logs = root[field] ?? [];
  return { ...root, [field]: logs.map((log) => ({ ...log, publicKey: { ...log.publicKey, validFor } })) };
}
