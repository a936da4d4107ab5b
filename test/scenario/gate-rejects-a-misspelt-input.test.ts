import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('`requires` instead of `require` is an error, because the runner only warns and no rule would be checked', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, requires: 'sbom', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('expected require');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-rejects-a-misspelt-input.txt');
});

test('an unknown input that resembles no other is ignored with a warning', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', colour: 'red', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.log).toMatch(/::warning.*colour/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-rejects-a-misspelt-input-unknown.txt');
});
