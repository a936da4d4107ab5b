import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/registry/digest.ts';
import { type PublicKey, readPublicKeys } from '../../../src/verify/public-key.ts';
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

  test('have keys', () => {
    expect(managed).toEqual(['managed-key-and-trusted-root', 'managed-key-happy-path', 'managed-key-wrong-key_fail']);
  });

  test.each(managed)('%s', (name) => {
    expect(tryCase(name, () => readPublicKeys(read(name, 'key.pub').toString(), 'key.pub'))).toBe(
      !name.endsWith('_fail'),
    );
  });

  test.each(cases)('%s is not verified by another key', (name) => {
    expect(tryCase(name, () => makeSigner().keys)).toBe(false);
  });

  /** The cases whose fault is the signature, or the form of the bundle. The faults of all others are in what a key rule does not need. */
  const faults = [
    'bundle-invalid-base64-signature_fail',
    'bundle-malformed-json_fail',
    'bundle-unknown-version_fail',
    'dsse-invalid-sig_fail',
    'message-digest-mismatch_fail',
    'rekor2-dsse-invalid-sig_fail',
    'signature-mismatch_fail',
  ];
  const valid = ['happy-path-v0.1', 'happy-path-v0.2', 'happy-path-v0.3', 'happy-path-v0.3-new-mediaType'];
  const statements = ['happy-path-intoto-in-dsse-v3', 'rekor2-dsse-happy-path', 'rekor2-happy-path'];

  test.each([...faults, ...valid, ...statements])('%s, by the key of its certificate', (name) => {
    expect(tryCase(name, () => certificateKeyOf(name))).toBe(!name.endsWith('_fail'));
  });
});

/** Whether the bundle of a case is verified. A key that cannot be read is an input error, so nothing is verified. */
function tryCase(name: string, readKeys: () => readonly PublicKey[]): boolean {
  const artifact = existsSync(join(FOLDER, name, 'artifact')) ? read(name, 'artifact') : read('.', 'a.txt');
  const image = { digest: digestOf(artifact), manifest: artifact };
  try {
    const verdict = verifyByKeys({ form: 'bundle', bytes: read(name, 'bundle.sigstore.json') }, readKeys(), image);
    return verdict.kind === 'verified';
  } catch {
    return false;
  }
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
