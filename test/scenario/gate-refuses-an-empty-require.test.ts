import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an empty variable as require is an error', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: '', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-an-empty-require-variable.txt');
});

test('a require with only comments is an error', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: '# sbom\n  \n', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-an-empty-require-comments.txt');
});
