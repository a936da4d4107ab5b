import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a private image without credentials is an error that names the inputs', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom' });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-that-a-private-image-needs-credentials.txt');
});
