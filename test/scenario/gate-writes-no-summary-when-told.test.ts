import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, NOTATION, READBOT } from '../support/scene.ts';

test('with summary: false no summary is written, and everything else is', async () => {
  const { registry, names } = await anImageWith({ SIGNATURE: NOTATION });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', summary: 'false', ...READBOT },
    { names, show: ['summary'] },
  );

  expect(run.summary).toBe('');
  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('missing');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-writes-no-summary-when-told.txt');
});
