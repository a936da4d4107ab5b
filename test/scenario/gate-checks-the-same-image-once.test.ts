import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an image that is listed twice is checked once', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: `${BY_TAG}\n# once more\n\n  ${BY_TAG}`, require: 'sbom', ...READBOT },
    { names, show: ['outputs'] },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '1' });
  expect(JSON.parse(run.outputs.images ?? '')).toHaveLength(1);
  expect(run.requests).toHaveLength(7);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-checks-the-same-image-once.txt');
});
