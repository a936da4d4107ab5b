import { describe, expect, test } from 'vitest';
import { digestOf } from '../../../src/registry/digest.ts';
import { readPublicKeys } from '../../../src/verify/public-key.ts';
import { type KeyVerdict, verifyByKeys } from '../../../src/verify/verify-by-keys.ts';
import {
  bundleOf,
  evidenceOf,
  FIXTURES,
  IMAGE,
  MANIFEST,
  makeSigner,
  PREDICATE_TYPE,
  readFixture,
  STATEMENT,
  signEnvelope,
  signMessage,
} from './signed-evidence.ts';

const SIGNER = makeSigner();

describe.each(FIXTURES)('evidence of cosign with a key of the type %s', (name) => {
  const fixture = readFixture(name);
  const keys = readPublicKeys(fixture.pub, 'cosign.pub');
  const forms = [
    { form: 'sign', predicateType: 'https://sigstore.dev/cosign/sign/v1' },
    { form: 'attest', predicateType: PREDICATE_TYPE },
    { form: 'message', predicateType: undefined },
    { form: 'sig', predicateType: undefined },
    { form: 'att', predicateType: PREDICATE_TYPE },
  ] as const;

  test.each(forms)('$form is verified', ({ form, predicateType }) => {
    const verdict = verifyByKeys(fixture[form], [...SIGNER.keys, ...keys], fixture.image);
    expect(verdict).toMatchObject({ kind: 'verified', signer: keys[0] });
    expect(verdict.kind === 'verified' && verdict.statement?.predicateType).toBe(predicateType);
  });

  test.each(forms)('$form is not verified by another key', ({ form }) => {
    expect(verifyByKeys(fixture[form], SIGNER.keys, fixture.image)).toEqual(BY_NO_KEY);
  });

  test.each(forms)('$form is not verified for another image', ({ form }) => {
    const verdict = verifyByKeys(fixture[form], keys, IMAGE);
    expect(verdict).toMatchObject({ kind: 'unverified', why: expect.stringMatching(/image/) });
  });
});

const BY_NO_KEY: KeyVerdict = { kind: 'unverified', why: 'its signature is by none of the keys' };

describe('a verified statement', () => {
  test('is the signed one, with its predicate and the digest of its payload', () => {
    const statement = { ...(STATEMENT as object), predicate: { packages: [1] } };
    const verdict = verifyByKeys(evidenceOf('envelope', signEnvelope(SIGNER, statement)), SIGNER.keys, IMAGE);
    expect(verdict).toMatchObject({
      kind: 'verified',
      payload: digestOf(Buffer.from(JSON.stringify(statement))),
      statement: { predicateType: PREDICATE_TYPE, subjects: [IMAGE.digest], predicate: { packages: [1] } },
    });
  });

  test('is verified in each version of bundles, and in either alphabet of base64', () => {
    const envelope = signEnvelope(SIGNER, { ...(STATEMENT as object), predicate: '?>?>???' });
    const urlSafe = { ...envelope, payload: envelope.payload.replaceAll('+', '-').replaceAll('/', '_') };
    expect(urlSafe.payload).not.toBe(envelope.payload);
    const versions = ['+json;version=0.1', '+json;version=0.2', '+json;version=0.3', '.v0.3+json'];
    const verdicts = versions.map((version) => {
      const mediaType = `application/vnd.dev.sigstore.bundle${version}`;
      return verifyByKeys(bundleOf({ mediaType, dsseEnvelope: urlSafe, messageSignature: null }), SIGNER.keys, IMAGE);
    });
    expect(verdicts.map(({ kind }) => kind)).toEqual(versions.map(() => 'verified'));
  });

  test('may have the image as any of its subjects', () => {
    const other = { digest: { sha256: 'a'.repeat(64) } };
    const { subject } = STATEMENT as { subject: unknown[] };
    const envelope = signEnvelope(SIGNER, { ...(STATEMENT as object), subject: [other, ...subject] });
    expect(verifyByKeys(evidenceOf('envelope', envelope), SIGNER.keys, IMAGE).kind).toBe('verified');
  });
});

describe('a message signature', () => {
  const evidence = bundleOf({ messageSignature: signMessage(SIGNER) });

  test('needs the manifest', () => {
    expect(verifyByKeys(evidence, SIGNER.keys, { digest: IMAGE.digest })).toEqual({ kind: 'needs-manifest' });
  });

  test('does not need the manifest if its digest is of another image', () => {
    const other = Buffer.from('another image');
    const why = `its signature is of another image, ${IMAGE.digest}`;
    expect(verifyByKeys(evidence, SIGNER.keys, { digest: digestOf(other) })).toEqual({ kind: 'unverified', why });
  });

  test('is verified only over the bytes of the image', () => {
    const image = { digest: IMAGE.digest, manifest: Buffer.from('other bytes') };
    const why = 'it cannot be verified (the manifest does not have its digest)';
    expect(verifyByKeys(evidence, SIGNER.keys, image)).toEqual({ kind: 'unverified', why });
    const verdict = verifyByKeys(evidence, SIGNER.keys, IMAGE);
    expect(verdict).toMatchObject({ kind: 'verified', payload: digestOf(MANIFEST) });
    expect(verdict).not.toHaveProperty('statement');
  });
});
