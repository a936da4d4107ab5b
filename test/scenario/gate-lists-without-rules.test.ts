import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, NOTATION, READBOT, SPDX } from '../support/scene.ts';

test('without rules the step lists, and checks no manifest', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX, SIGNATURE: NOTATION });

  const run = await playScenario(registry, { image: BY_TAG, ...READBOT }, { names, show: ['outputs', 'summary'] });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'listed', satisfied: 'false', count: '2' });
  expect(run.requests).toHaveLength(6);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-lists-without-rules.txt');
});
