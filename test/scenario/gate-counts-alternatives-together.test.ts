import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('two of `sbom|vex` are met by one of each', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX, VEX: { artifactType: 'application/vnd.openvex+json' } });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom|vex min=2', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-counts-alternatives-together-enough.txt');
});

test('one referrer is not enough', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX, SIGNATURE: NOTATION });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom|vex min=2', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom|vex min=2"]' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-counts-alternatives-together-too-few.txt');
});
