import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('an image of one platform has no index: platforms are ignored, in the input and in rules', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom\nsbom platform=each', platform: 'linux/arm64', ...READBOT },
    { names },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '1' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-looks-at-an-image-without-index-as-it-is.txt');
});
