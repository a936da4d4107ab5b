import { describe, expect, it, test } from 'vitest';
import { nameClaimedSigner } from '../../../src/verify/claimed-signer.ts';
import { readPublicKeys } from '../../../src/verify/public-key.ts';
import type { SignedDocument } from '../../../src/verify/verifier.ts';
import { makeSigstoreInstance, pemOfCertificate } from '../../support/sigstore-instance.ts';
import { bundleOf, FIXTURES, readFixture } from './signed-evidence.ts';

const IDENTITY = 'https://github.com/acme/app/.github/workflows/release.yml@refs/tags/v1';
const { certificate } = await (await makeSigstoreInstance()).issue(IDENTITY);
const rawBytes = certificate.toString('base64');
const layer = (annotations: Record<string, string>): SignedDocument => ({
  form: 'simple-signing',
  bytes: Buffer.from('{}'),
  annotations,
});

test.each(FIXTURES)("cosign's bundle by the key %s names the key as the gate shows it", (name) => {
  const { pub, sign } = readFixture(name);
  const [key] = readPublicKeys(pub, 'cosign.pub');
  expect(nameClaimedSigner(sign)).toBe(`it names the key ${key?.fingerprint.slice(0, 19)}`);
});

describe('names the identity in the certificate of', () => {
  const material = (verificationMaterial: object) => bundleOf({ verificationMaterial });
  const cases = [
    { name: 'a bundle of version 0.3', document: material({ certificate: { rawBytes } }) },
    {
      name: 'an older bundle',
      document: material({ x509CertificateChain: { certificates: [{ rawBytes }, { rawBytes: '' }] } }),
    },
    {
      name: 'a layer of cosign',
      document: layer({ 'dev.sigstore.cosign/certificate': pemOfCertificate(certificate) }),
    },
  ];
  test.each(cases)('$name', ({ document }) => {
    expect(nameClaimedSigner(document)).toBe(`its certificate names ${IDENTITY}`);
  });
});

describe('names nothing', () => {
  const bundle = (verificationMaterial: unknown) => bundleOf({ verificationMaterial });
  const cases: readonly { readonly name: string; readonly document: SignedDocument }[] = [
    { name: 'without verification material', document: bundleOf({}) },
    { name: 'with a certificate that is not one', document: bundle({ certificate: { rawBytes: 'AAAA' } }) },
    { name: 'with material of another type', document: bundle({ certificate: 7, publicKey: [] }) },
    { name: 'with a hint that is not a digest', document: bundle({ publicKey: { hint: 'bXkga2V5' } }) },
    { name: 'for a layer without a certificate', document: layer({}) },
    { name: 'for a layer with a damaged certificate', document: layer({ 'dev.sigstore.cosign/certificate': 'x' }) },
    {
      name: 'for a bundle of more than 1 MiB',
      document: bundleOf({ verificationMaterial: { certificate: { rawBytes } }, fill: 'x'.repeat(1024 * 1024) }),
    },
  ];
  test.each(cases)('$name', ({ document }) => expect(nameClaimedSigner(document)).toBeUndefined());
});

it('shows the characters of a certificate that would hide others', () => {
  const identity = `${IDENTITY}\u202e`;
  const name = async () => (await makeSigstoreInstance()).issue(identity);
  return expect(
    name().then((signer) =>
      nameClaimedSigner(
        bundleOf({ verificationMaterial: { certificate: { rawBytes: signer.certificate.toString('base64') } } }),
      ),
    ),
  ).resolves.not.toContain('\u202e');
});
