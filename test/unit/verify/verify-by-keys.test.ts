import { describe, expect, test } from 'vitest';
import { findProofFaults } from '../../../src/policy/judge-proof.ts';
import { parseRule } from '../../../src/policy/rule.ts';
import { VERIFICATION_SYNTAX } from '../../../src/policy/verification-syntax.ts';
import { digestOf } from '../../../src/registry/digest.ts';
import { readPublicKeys } from '../../../src/verify/public-key.ts';
import { verifyByKeys } from '../../../src/verify/verify-by-keys.ts';
import {
  bundleOf,
  evidenceOf,
  FIXTURES,
  IMAGE,
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
    {
      form: 'sign',
      kind: 'signature',
      signed: { kind: 'statement', predicateType: 'https://sigstore.dev/cosign/sign/v1' },
    },
    { form: 'attest', kind: 'sbom', signed: { kind: 'statement', predicateType: PREDICATE_TYPE } },
    { form: 'message', kind: 'signature', signed: { kind: 'image' } },
    { form: 'sig', kind: 'signature', signed: { kind: 'image' } },
    { form: 'att', kind: 'sbom', signed: { kind: 'statement', predicateType: PREDICATE_TYPE } },
  ] as const;

  test.each(forms)('$form is verified', ({ form, signed }) => {
    const verdict = verifyByKeys(fixture[form], [...SIGNER.keys, ...keys], fixture.image);
    const verified = { by: 'key', signer: keys[0]?.fingerprint, key: 'cosign.pub' };
    expect(verdict).toMatchObject({ kind: 'verified', proof: { verified, signed } });
  });

  test.each(forms)('$form meets a rule for the kind $kind, and no other', ({ form, kind }) => {
    const verdict = verifyByKeys(fixture[form], keys, fixture.image);
    const resource = { digest: fixture.image.digest, repository: 'quay.io/acme/app', artifactType: '' };
    const met = ['signature', 'sbom', 'provenance'].filter((one) => {
      const rule = parseRule(`${one} key=cosign.pub`, VERIFICATION_SYNTAX);
      return verdict.kind === 'verified' && findProofFaults(rule, verdict.proof, resource).length === 0;
    });
    expect(met).toEqual([kind]);
  });

  test.each(forms)('$form is not verified by another key', ({ form }) => {
    expect(verifyByKeys(fixture[form], SIGNER.keys, fixture.image)).toEqual({
      kind: 'unverified',
      why: expect.stringMatching(/^its signature is by none of the keys( \(it names the key sha256:[0-9a-f]{12}\))?$/),
    });
  });

  test.each(forms)('$form is not verified for another image', ({ form }) => {
    const verdict = verifyByKeys(fixture[form], keys, IMAGE);
    expect(verdict).toMatchObject({ kind: 'unverified', why: expect.stringMatching(/image/) });
  });
});

describe('a verified statement', () => {
  test('is the signed one, with its predicate and the digest of its payload', () => {
    const statement = { ...(STATEMENT as object), predicate: { packages: [1] } };
    const verdict = verifyByKeys(evidenceOf('envelope', signEnvelope(SIGNER, statement)), SIGNER.keys, IMAGE);
    const payload = digestOf(Buffer.from(JSON.stringify(statement)));
    const signed = { kind: 'statement', payload, predicateType: PREDICATE_TYPE, predicate: { packages: [1] } };
    const verified = { by: 'key', signer: SIGNER.keys[0]?.fingerprint, key: 'test.pub' };
    expect(verdict).toEqual({ kind: 'verified', proof: { verified, signed } });
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
    expect(verdict).toMatchObject({ kind: 'verified', proof: { signed: { kind: 'image' } } });
  });
});
