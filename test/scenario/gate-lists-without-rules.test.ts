import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('without rules the step lists referrers and fetches no manifest', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX, SIGNATURE: NOTATION });

  const run = await runGate(registry, { image: BY_TAG, ...READBOT }, { names, show: ['outputs', 'summary'] });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'listed', satisfied: 'false', count: '2' });
  expect(run.requests).toHaveLength(6);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-lists-without-rules.txt');
});
