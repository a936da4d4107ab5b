import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openTestRepository, pushImage, pushReferrer, type TestRepository } from '../contract/registry-client.ts';
import type { ActionRun } from '../support/action-run.ts';
import type { BuiltDescriptor } from '../support/registry/builders.ts';
import { runGateStep } from '../support/test-job.ts';
import { pushManyReferrers } from './many-referrers.ts';
import { openRealTarget, type RealTarget } from './real-target.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : '';

describe.skipIf(REAL_QUAY === '')(`the gate on a real Quay${title}`, () => {
  let quay: RealTarget;
  let repository: TestRepository;
  let image: BuiltDescriptor;

  beforeAll(async () => {
    quay = await openRealTarget();
    repository = await openTestRepository(quay.target, 'app');
    image = await pushImage(repository, '1.0');
    await pushReferrer(repository, image, { artifactType: 'application/spdx+json' });
    await pushReferrer(repository, image, { artifactType: 'application/vnd.cncf.notary.signature' });
    await pushReferrer(repository, image, {
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
      },
    });
  }, 120_000);

  afterAll(async () => quay?.stop());

  /** The image by tag and by digest. */
  const tagged = () => `${quay.target.host}/${repository.name}:1.0`;
  const pinned = () => `${quay.target.host}/${repository.name}@${image.digest}`;

  test('passes by tag: SBOM, notation signature, provenance bundle', async () => {
    const run = await gate(quay, { image: tagged(), require: 'sbom\nsignature\nprovenance' });
    expect(run.exitCode).toBe(0);
    expect(run.outputs).toMatchObject({
      result: 'pass',
      satisfied: 'true',
      missing: '[]',
      count: '3',
      digest: image.digest,
    });
    expect(run.outputs.image).toBe(pinned());
  });

  test('passes by digest', async () => {
    const run = await gate(quay, { image: pinned(), require: 'sbom' });
    expect(run.exitCode).toBe(0);
    expect(run.outputs.result).toBe('pass');
  });

  test('fails when something is missing, by tag and by digest', async () => {
    for (const reference of [tagged(), pinned()]) {
      const run = await gate(quay, { image: reference, require: 'sbom\nvex' });
      expect(run.exitCode).toBe(1);
      expect(run.outputs).toMatchObject({ result: 'missing', missing: '["vex"]', count: '3' });
    }
  });

  test('a provenance bundle and an SBOM do not count as signatures', async () => {
    const other = await pushImage(await openTestRepository(quay.target, 'unsigned'), '1.0');
    const unsigned = await openTestRepository(quay.target, 'unsigned');
    await pushReferrer(unsigned, other, {
      artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      annotations: {
        'dev.sigstore.bundle.content': 'dsse-envelope',
        'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
      },
    });
    const run = await gate(quay, { image: `${quay.target.host}/${unsigned.name}:1.0`, require: 'signature' });
    expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]' });
  });

  test('a wrong password is an error with Quay’s message', async () => {
    const run = await gate(quay, { image: tagged(), require: 'sbom', password: 'not-the-password' });
    expect(run.exitCode).toBe(1);
    expect(run.outputs).toMatchObject({ result: 'error', missing: '[]' });
    expect(run.log).toContain('refused the credentials of admin');
  });

  test('an unknown tag is subject-not-found', async () => {
    const run = await gate(quay, { image: `${quay.target.host}/${repository.name}:nosuch`, require: 'sbom' });
    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('subject-not-found');
  });

  test('an unknown digest, for which this Quay returns an empty list, is subject-not-found', async () => {
    const digest = `sha256:${'0'.repeat(64)}`;
    const run = await gate(quay, { image: `${quay.target.host}/${repository.name}@${digest}`, require: 'sbom' });
    expect(run.exitCode).toBe(1);
    expect(run.outputs.result).toBe('subject-not-found');
  });

  test('an unknown repository: not found for the owner, not granted to another user', async () => {
    const owner = await gate(quay, { image: `${quay.target.host}/admin/nosuch:1.0`, require: 'sbom' });
    expect(owner.outputs.result).toBe('subject-not-found');
    const stranger = await gate(quay, { image: `${quay.target.host}/somebody/nosuch:1.0`, require: 'sbom' });
    expect(stranger.outputs.result).toBe('error');
    expect(stranger.log).toContain('does not grant admin pull on somebody/nosuch');
  });

  test('without ca-certificate: error; with insecure-skip-tls-verify: passes with a warning', async () => {
    const refused = await gate(quay, { image: tagged(), require: 'sbom', 'ca-certificate': '' });
    expect(refused.outputs.result).toBe('error');
    expect(refused.log).toContain('ca-certificate');
    const skipped = await gate(quay, {
      image: tagged(),
      require: 'sbom',
      'ca-certificate': '',
      'insecure-skip-tls-verify': 'true',
    });
    expect(skipped.outputs.result).toBe('pass');
    expect(skipped.log).toContain('::warning::insecure-skip-tls-verify');
  });

  test('the certificate as a PEM string', async () => {
    const run = await gate(quay, { image: tagged(), require: 'sbom', 'ca-certificate': quay.target.certificate });
    expect(run.outputs.result).toBe('pass');
  });

  test('10,000 referrers', async () => {
    const many = await openTestRepository(quay.target, 'many');
    const subject = await pushImage(many, '1.0');
    await pushManyReferrers(many, subject, 10_000);
    const run = await gate(quay, { image: `${quay.target.host}/${many.name}:1.0`, require: 'sbom' });
    expect(run.outputs).toMatchObject({ result: 'pass', count: '10000' });
    expect(Buffer.byteLength(run.outputs.referrers ?? '')).toBeLessThanOrEqual(65_536);
  }, 180_000);
});

describe.skipIf(REAL_QUAY === '')(`the gate on a real Quay without FEATURE_REFERRERS_API${title}`, () => {
  test('warns and finds nothing by the tag schema; with sources: api it is an error', async () => {
    const quay = await openRealTarget({ referrersApi: false });
    try {
      const repository = await openTestRepository(quay.target, 'app');
      await pushImage(repository, '1.0');
      const image = `${quay.target.host}/${repository.name}:1.0`;
      const missing = await gate(quay, { image, require: 'sbom' });
      expect(missing.exitCode).toBe(1);
      expect(missing.outputs.result).toBe('missing');
      expect(missing.log).toContain('FEATURE_REFERRERS_API');
      const error = await gate(quay, { image, require: 'sbom', sources: 'api' });
      expect(error.outputs.result).toBe('error');
      expect(error.log).toContain('FEATURE_REFERRERS_API');
    } finally {
      await quay.stop();
    }
  }, 120_000);
});

function gate(quay: RealTarget, inputs: Readonly<Record<string, string>>): Promise<ActionRun> {
  const { username, password } = quay.target;
  return runGateStep({ inputs: { username, password, 'ca-certificate': quay.certificatePath, ...inputs } });
}
