import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('summary: false writes no summary, but the log and the outputs', async () => {
  const { registry, names } = await imageFixture({ SIGNATURE: NOTATION });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', summary: 'false', ...READBOT },
    { names, show: ['summary'] },
  );

  expect(run.summary).toBe('');
  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('missing');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-writes-no-summary-with-summary-false.txt');
});
