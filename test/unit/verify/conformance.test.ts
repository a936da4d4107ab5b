import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/registry/digest.ts';
import { type PublicKey, readPublicKeys } from '../../../src/verify/public-key.ts';
import type { DocumentVerification } from '../../../src/verify/verifier.ts';
import { verifyByKeys } from '../../../src/verify/verify-by-keys.ts';
import { makeSigner } from './signed-evidence.ts';

/** The cases of https://github.com/sigstore/sigstore-conformance, which are not in this repository. */
const FOLDER = resolve(import.meta.dirname, '../../../../shared/sigstore-conformance');
const isThere = existsSync(FOLDER);
const title = isThere ? '' : ` (skipped: ${FOLDER} does not exist)`;
const cases = isThere
  ? readdirSync(FOLDER).filter((name) => existsSync(join(FOLDER, name, 'bundle.sigstore.json')))
  : [];

describe.skipIf(!isThere)(`the cases of sigstore-conformance${title}`, () => {
  const managed = cases.filter((name) => existsSync(join(FOLDER, name, 'key.pub')));

  test('have three with a key', () => {
    expect(managed).toEqual(['managed-key-and-trusted-root', 'managed-key-happy-path', 'managed-key-wrong-key_fail']);
  });

  test.each(managed.filter((name) => !name.endsWith('_fail')))('%s is verified', (name) => {
    expect(verifyCase(name, keyOf(name)).kind).toBe('verified');
  });

  test('managed-key-wrong-key_fail has a key that cannot be read', () => {
    expect(() => keyOf('managed-key-wrong-key_fail')).toThrow('the key in key.pub is not valid (');
  });

  test.each(cases)('%s is not verified by another key', (name) => {
    expect(verifyCase(name, makeSigner().keys).kind).toBe('unverified');
  });

  /** The cases whose fault is the signature, or the form of the bundle. The faults of all others are in what a key rule does not need. */
  const byItsCertificate = [
    { name: 'bundle-invalid-base64-signature_fail', why: 'its signature is not valid base64' },
    { name: 'bundle-unknown-version_fail', why: expect.stringContaining('it is a sigstore bundle of a version') },
    { name: 'dsse-invalid-sig_fail', why: BY_NO_KEY },
    {
      name: 'message-digest-mismatch_fail',
      why: expect.stringContaining('its signature is of another image, sha256:'),
    },
    { name: 'rekor2-dsse-invalid-sig_fail', why: BY_NO_KEY },
    { name: 'signature-mismatch_fail', why: BY_NO_KEY },
    { name: 'wrong-material_fail', why: expect.stringContaining('its signature is of another image, sha256:') },
    ...[
      'happy-path-v0.1',
      'happy-path-v0.2',
      'happy-path-v0.3',
      'happy-path-v0.3-new-mediaType',
      'happy-path-intoto-in-dsse-v3',
      'rekor2-dsse-happy-path',
      'rekor2-happy-path',
    ].map((name) => ({ name, why: undefined })),
  ];
  test.each(byItsCertificate)('$name, by the key of its certificate', ({ name, why }) => {
    const verdict = verifyCase(name, certificateKeyOf(name));
    expect(verdict).toMatchObject(why === undefined ? { kind: 'verified' } : { kind: 'unverified', why });
  });
});

const BY_NO_KEY = 'its signature is by none of the keys';

function verifyCase(name: string, keys: readonly PublicKey[]): DocumentVerification {
  const artifact = existsSync(join(FOLDER, name, 'artifact')) ? read(name, 'artifact') : read('.', 'a.txt');
  const image = { digest: digestOf(artifact), manifest: artifact };
  return verifyByKeys({ form: 'bundle', bytes: read(name, 'bundle.sigstore.json') }, keys, image);
}

function keyOf(name: string): readonly PublicKey[] {
  return readPublicKeys(read(name, 'key.pub').toString(), 'key.pub');
}

function certificateKeyOf(name: string): readonly PublicKey[] {
  const { verificationMaterial } = JSON.parse(read(name, 'bundle.sigstore.json').toString());
  const { x509CertificateChain, certificate = x509CertificateChain.certificates[0] } = verificationMaterial;
  const pem = `-----BEGIN CERTIFICATE-----\n${certificate.rawBytes}\n-----END CERTIFICATE-----\n`;
  return readPublicKeys(pem, 'the bundle');
}

function read(folder: string, file: string): Buffer {
  return readFileSync(join(FOLDER, folder, file));
}
