import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('a variable that is not set must not open the gate', async () => {
  const { registry } = await anImageWith({ SBOM: SPDX });

  const run = await playScenario(registry, { image: BY_TAG, require: '', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-an-empty-require-variable.txt');
});

test('nor do comments alone', async () => {
  const { registry } = await anImageWith({ SBOM: SPDX });

  const run = await playScenario(registry, { image: BY_TAG, require: '# sbom\n  \n', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-refuses-an-empty-require-comments.txt');
});
