import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('an image that is named twice is judged once', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX });

  const run = await playScenario(
    registry,
    { image: `${BY_TAG}\n# once more\n\n  ${BY_TAG}`, require: 'sbom', ...READBOT },
    { names, show: ['outputs'] },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '1' });
  expect(JSON.parse(run.outputs.images ?? '')).toHaveLength(1);
  expect(run.requests).toHaveLength(7);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-counts-the-same-image-once.txt');
});
