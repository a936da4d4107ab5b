import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { digestOf, parseDigest } from '../../../src/registry/digest.ts';
import { EMBEDDED_ROOT } from '../../../src/trust/embedded-root.ts';
import { IdentityVerifier } from '../../../src/verify/identity-verifier.ts';
import { KeyVerifier } from '../../../src/verify/key-verifier.ts';
import { type PublicKey, readPublicKeys } from '../../../src/verify/public-key.ts';
import type { DocumentVerification, SignedDocument, SignedImage } from '../../../src/verify/verifier.ts';
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

  test('managed-key-and-trusted-root is in the log of its root', async () => {
    const name = 'managed-key-and-trusted-root';
    const keys = KeyVerifier.read([{ source: 'key.pub', text: read(name, 'key.pub').toString() }]);
    const roots = IdentityVerifier.read({ source: 'root', text: read(name, 'trusted_root.json').toString() });
    expect(await keys.withLog(roots).verify(...evidenceOf(name))).toMatchObject({ proof: { isLogged: true } });
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
    expect(verdict).toMatchObject(
      why === undefined
        ? { kind: 'verified' }
        : { kind: 'unverified', why: typeof why === 'string' ? expect.stringContaining(why) : why },
    );
  });
});

const BY_NO_KEY = 'its signature is by none of the keys';

describe.skipIf(!isThere)(`the cases of sigstore-conformance with an identity${title}`, () => {
  const keyless = cases.filter((name) => !existsSync(join(FOLDER, name, 'key.pub')));

  test('are 67', () => {
    expect(keyless).toHaveLength(67);
  });

  test.each(keyless.filter((name) => !name.endsWith('_fail')))('%s is verified', async (name) => {
    const result = await verifyKeyless(name);
    expect(result).toMatchObject({ kind: 'verified', proof: { isLogged: true, verified: { by: 'identity' } } });
    if (result.kind !== 'verified') return;
    const { signer, issuer } = result.proof.verified;
    expect({ signer, issuer }).toEqual({
      signer: readOptional(name, 'identity') ?? BEACON,
      issuer: readOptional(name, 'issuer') ?? 'https://token.actions.githubusercontent.com',
    });
  });

  const invalidRoot = 'trust-root-tlog-missing-validity-start_fail';
  test.each(keyless.filter((name) => name.endsWith('_fail') && name !== invalidRoot))(
    '%s is not verified',
    async (name) => {
      expect((await verifyKeyless(name)).kind).toBe('unverified');
    },
  );

  test(`${invalidRoot}, which @sigstore/verify accepts, has a root that is refused`, async () => {
    await expect(verifyKeyless(invalidRoot)).rejects.toThrow('it has a log whose key has no start of validity');
  });
});

describe.skipIf(!isThere)(`public attestations${title}`, () => {
  const signer = 'https://github.com/prefix-dev/sigstore-example/.github/workflows/action.yaml@refs/heads/main';
  const verifyOther = async (file: string) => {
    const bytes = read('other', `${file}.sigstore.json`);
    const { payload } = JSON.parse(bytes.toString()).dsseEnvelope;
    const { subject } = JSON.parse(Buffer.from(payload, 'base64').toString());
    const artifact = subject.find((one: { digest: Record<string, string> }) => one.digest.sha256 !== undefined);
    const digest = parseDigest(`sha256:${artifact.digest.sha256}`);
    if (digest === undefined) throw new Error('the statement has no subject with a SHA-256 digest');
    const verifier = IdentityVerifier.read({ source: 'embedded', text: EMBEDDED_ROOT.trustedRoot });
    return await verifier.verify({ form: 'bundle', bytes }, { digest });
  };

  test('of the public instance is verified', async () => {
    expect(await verifyOther('conda-attestation')).toMatchObject({ kind: 'verified', proof: { verified: { signer } } });
  });

  test.each([
    { name: 'the staging instance', file: 'conda-attestation-rekor2', why: 'its timestamp is not verified' },
    { name: 'the instance of GitHub', file: 'github-private-attestation', why: 'its timestamp is not verified' },
  ])('of $name is not verified by the root of the public one', async ({ file, why }) => {
    expect(await verifyOther(file)).toEqual({
      kind: 'unverified',
      why: typeof why === 'string' ? expect.stringContaining(why) : why,
    });
  });
});

const BEACON =
  'https://github.com/sigstore-conformance/extremely-dangerous-public-oidc-beacon/.github/workflows/extremely-dangerous-oidc-beacon.yml@refs/heads/main';

async function verifyKeyless(name: string): Promise<DocumentVerification> {
  const json = readOptional(name, 'trusted_root.json') ?? EMBEDDED_ROOT.trustedRoot;
  const verifier = IdentityVerifier.read({ source: 'trusted_root.json', text: json });
  return await verifier.verify(...evidenceOf(name));
}

function verifyCase(name: string, keys: readonly PublicKey[]): DocumentVerification {
  const [document, image] = evidenceOf(name);
  return verifyByKeys(document, keys, image);
}

function evidenceOf(name: string): [SignedDocument, SignedImage] {
  const manifest = existsSync(join(FOLDER, name, 'artifact')) ? read(name, 'artifact') : read('.', 'a.txt');
  const document: SignedDocument = { form: 'bundle', bytes: read(name, 'bundle.sigstore.json') };
  return [document, { digest: digestOf(manifest), manifest }];
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

function readOptional(folder: string, file: string): string | undefined {
  return existsSync(join(FOLDER, folder, file)) ? read(folder, file).toString().trim() : undefined;
}
