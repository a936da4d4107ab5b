import { sign } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { IdentityVerifier } from '../../../src/verify/identity-verifier.ts';
import { encodePreAuthentication } from '../../../src/verify/read-signed.ts';
import { IN_TOTO_TYPE } from '../../support/registry/in-toto.ts';
import { DEFAULT_ISSUER, makeSigstoreInstance } from '../../support/sigstore-instance.ts';
import {
  basicConstraints,
  CA,
  type CertificateParts,
  CODE_SIGNING,
  certify,
  der,
  extendedKeyUsage,
  extension,
  identityOf,
  keyUsage,
} from './certificate-builder.ts';
import { attest, BUNDLE_TYPE, toDocument } from './keyless-evidence.ts';
import { IMAGE, STATEMENT } from './signed-evidence.ts';

const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1';
const instance = await makeSigstoreInstance();
const [ca, intermediate, signer] = [identityOf('ca'), identityOf('intermediate'), identityOf('signer')];
const named = (...names: readonly Buffer[]) => extension('2.5.29.17', der(0x30, ...names));
const URI = der(0x86, IDENTITY);
const ISSUER = extension('1.3.6.1.4.1.57264.1.8', der(0x0c, DEFAULT_ISSUER), false);
const GOOD = [keyUsage([0]), extendedKeyUsage(CODE_SIGNING), named(URI), ISSUER];

/** An instance without CT log whose CA issues any certificate. */
function rootOf(...chain: readonly Buffer[]): string {
  const certificates = chain.map((one) => ({ rawBytes: one.toString('base64') }));
  const authority = { certChain: { certificates }, validFor: { start: '2020-01-01T00:00:00Z' } };
  return instance.root({ ctlogs: [], certificateAuthorities: [authority] });
}

const ROOT = certify(ca, ca, { extensions: CA });

async function verify(certificate: Buffer, root = rootOf(ROOT)) {
  const bundle = await attest(instance, { certificate, privateKey: signer.privateKey });
  return await IdentityVerifier.read({ source: 'root.json', text: root }).verify(toDocument(bundle), IMAGE);
}

const verifyWith = async (parts: Partial<CertificateParts>) =>
  await verify(certify(signer, ca, { extensions: GOOD, ...parts }));

test('a good certificate is verified', async () => {
  expect(await verifyWith({})).toMatchObject({ kind: 'verified', proof: { verified: { signer: IDENTITY } } });
});

test.each([
  { curve: 'P-384', hash: 'sha384', kind: 'verified' },
  { curve: 'P-384', hash: 'sha256', kind: 'verified' },
  { curve: 'P-521', hash: 'sha512', kind: 'verified' },
  { curve: 'P-256', hash: 'sha512', kind: 'unverified' },
  { curve: 'P-256', hash: 'sha1', kind: 'unverified' },
])('a signature with $hash by a key of $curve is $kind', async ({ curve, hash, kind }) => {
  const other = identityOf('other', curve);
  const payload = Buffer.from(JSON.stringify(STATEMENT));
  const signature = sign(hash, encodePreAuthentication(IN_TOTO_TYPE, payload), other.privateKey);
  const certificate = certify(other, ca, { extensions: GOOD });
  const bundle = {
    mediaType: BUNDLE_TYPE,
    dsseEnvelope: {
      payload: payload.toString('base64'),
      payloadType: IN_TOTO_TYPE,
      signatures: [{ sig: signature.toString('base64') }],
    },
    verificationMaterial: {
      certificate: { rawBytes: certificate.toString('base64') },
      tlogEntries: [],
      timestampVerificationData: { rfc3161Timestamps: [{ signedTimestamp: await instance.timestamp(signature) }] },
    },
  };
  const root = JSON.stringify({ ...JSON.parse(rootOf(ROOT)), tlogs: [] });
  const verifier = IdentityVerifier.read({ source: 'root.json', text: root });
  expect((await verifier.verify(toDocument(bundle), IMAGE)).kind).toBe(kind);
});

test('a certificate of an intermediate CA is verified', async () => {
  const chain = [certify(intermediate, ca, { extensions: CA }), ROOT];
  const certificate = certify(signer, intermediate, { extensions: GOOD });
  expect((await verify(certificate, rootOf(...chain))).kind).toBe('verified');
});

const [USAGE, PURPOSE, NAME] = [GOOD.slice(1), [GOOD[0], ...GOOD.slice(2)], [...GOOD.slice(0, 2), ISSUER]].map((list) =>
  list.filter((one) => one !== undefined),
);
const having = (list: readonly Buffer[] = [], ...more: readonly Buffer[]) => ({ extensions: [...list, ...more] });

describe('a certificate does not count', () => {
  test.each([
    {
      name: 'of a server',
      parts: having(PURPOSE, extendedKeyUsage('1.3.6.1.5.5.7.3.1')),
      why: 'is not for code signing',
    },
    { name: 'without a purpose', parts: having(PURPOSE), why: 'is not for code signing' },
    { name: 'without key usage', parts: having(USAGE), why: 'is not for signatures' },
    { name: 'for other keys', parts: having(USAGE, keyUsage([4])), why: 'is not for signatures' },
    { name: 'of a CA', parts: having(GOOD, basicConstraints(true)), why: 'is that of a certificate authority' },
    {
      name: 'with an unknown critical extension',
      parts: having(GOOD, extension('1.2.3.4', der(5))),
      why: 'has the extension 1.2.3.4, which is not supported',
    },
    { name: 'with two names', parts: having(NAME, named(URI, der(0x81, 'a@b.c'))), why: 'has 2 names of the signer' },
    { name: 'without a name', parts: having(NAME), why: 'has 0 names of the signer' },
    { name: 'with a name twice', parts: having(GOOD, named(URI)), why: 'has an extension twice' },
    { name: 'that had expired', parts: { notAfter: '210101000000Z' }, why: 'its certificate was valid from' },
    { name: 'that was not valid yet', parts: { notBefore: '480101000000Z' }, why: 'its certificate was valid from' },
  ])('$name', async ({ parts, why }) => {
    expect(await verifyWith(parts)).toEqual({ kind: 'unverified', why: expect.stringContaining(why) });
  });

  test.each([
    { name: 'another CA of the same name', issuer: { ...identityOf('ca'), name: ca.name } },
    { name: 'another CA', issuer: identityOf('other') },
    { name: 'itself', issuer: signer },
  ])('that was issued by $name', async ({ issuer }) => {
    expect(await verify(certify(signer, issuer, { extensions: GOOD }))).toEqual({
      kind: 'unverified',
      why: expect.stringContaining('its certificate is not verified by the trusted root'),
    });
  });

  test('that a signer issued, who is not a CA', async () => {
    const notCa = certify(intermediate, ca, { extensions: GOOD });
    const certificate = certify(signer, intermediate, { extensions: GOOD });
    expect((await verify(certificate, rootOf(notCa, ROOT))).kind).toBe('unverified');
  });
});
