import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('platforms in the input and in rules are ignored for an image without index', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom\nsbom platform=each', platform: 'linux/arm64', ...READBOT },
    { names },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '1' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-ignores-platforms-of-an-image-without-index.txt');
});
