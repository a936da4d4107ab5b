import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, SPDX } from '../support/scene.ts';

test('without credentials a private image is an error that says which inputs it needs', async () => {
  const { registry } = await anImageWith({ SBOM: SPDX });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom' });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-that-a-private-image-needs-credentials.txt');
});
