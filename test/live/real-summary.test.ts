import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ActionRun } from '../support/action-run.ts';
import { type Cosign, openCosign } from '../support/cosign.ts';
import { missingPrograms } from '../support/programs.ts';
import { runGateStep } from '../support/test-job.ts';
import { type EvidenceFixture, type EvidenceImage, openEvidenceFixture } from './evidence-fixture.ts';

const REAL_QUAY = process.env.REAL_QUAY ?? '';
const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : missingPrograms('cosign');

const TYPE = 'https://slsa.dev/verification_summary/v1';
const RULE = 'vsa key=input verifier=https://github.com/acme/app/.github/workflows/release.yml@refs/tags/*';
const WORKFLOW = {
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_WORKFLOW_REF: 'acme/app/.github/workflows/release.yml@refs/tags/1.2',
};

describe.skipIf(title !== '')(`the verdict as evidence, signed by the real cosign, on a real Quay${title}`, () => {
  let fixture: EvidenceFixture;
  let gateKey: Cosign;
  let keys: Readonly<Record<'build' | 'gate', string>>;

  beforeAll(async () => {
    fixture = await openEvidenceFixture();
    const { programs, cosign } = fixture;
    gateKey = openCosign(programs, 'gate');
    const image = await fixture.image('keys');
    await cosign.sign(image.reference, 'bundle');
    await gateKey.sign(image.reference, 'bundle');
    keys = { build: await programs.run('cat', ['cosign.pub']), gate: await programs.run('cat', ['gate.pub']) };
  }, 180_000);
  afterAll(async () => fixture?.stop());

  const gate = (image: EvidenceImage, require: string, by: 'build' | 'gate'): Promise<ActionRun> => {
    const { target, certificatePath } = fixture.quay;
    const { username, password } = target;
    const connection = { username, password, 'ca-certificate': certificatePath };
    return runGateStep({
      inputs: { ...connection, image: image.reference, require, 'public-key': keys[by] },
      environment: WORKFLOW,
    });
  };

  /** Signs an image, and returns the summary of the gate that verified it. */
  const release = async (name: string) => {
    const image = await fixture.image(name);
    await fixture.cosign.sign(image.reference, 'bundle');
    const { outputs, files, log } = await gate(image, 'signature key=input', 'build');
    const summary = files[outputs['vsa-file']?.split('/').at(-1) ?? ''] ?? '';
    expect(JSON.parse(summary || 'null'), log).toMatchObject({ verificationResult: 'PASSED' });
    return { image, summary };
  };

  test.each(['bundle', 'tag'] as const)(
    'cosign attest attaches it (%s), and the next gate needs no other rule',
    async (form) => {
      const { image, summary } = await release(`summary-${form}`);
      expect((await gate(image, RULE, 'gate')).outputs.result).toBe('missing');
      await gateKey.attestAs(image.reference, form, { type: TYPE, predicate: summary });
      const passed = await gate(image, RULE, 'gate');
      expect(passed.outputs, passed.log).toMatchObject({ result: 'pass' });
      const refused = await gate(image, RULE, 'build');
      expect(refused.outputs.result).toBe('unverified');
      expect(refused.log).toContain('its signature is by none of the keys');
    },
  );

  test('the summary of another image, and one that failed, are refused', async () => {
    const { summary } = await release('summary-first');
    const { image, summary: own } = await release('summary-second');
    await gateKey.attestAs(image.reference, 'bundle', { type: TYPE, predicate: summary });
    const other = await gate(image, RULE, 'gate');
    expect(other.outputs.result).toBe('unverified');
    expect(other.log).toContain('its resource is oci://');
    await gateKey.attestAs(image.reference, 'bundle', { type: TYPE, predicate: own.replace('PASSED', 'FAILED') });
    const failed = await gate(image, RULE, 'gate');
    expect(failed.outputs.result).toBe('unverified');
    expect(failed.log).toContain('its verification result is "FAILED", not "PASSED"');
  });
});
