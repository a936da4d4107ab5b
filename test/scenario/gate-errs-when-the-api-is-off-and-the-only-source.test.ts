import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('with the API off and no other source nothing is known: an error', async () => {
  const { registry, names } = await anImageWith({ SBOM: SPDX }, { features: { referrersApi: false } });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom', sources: 'api', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'error', missing: '[]' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-when-the-api-is-off-and-the-only-source.txt');
});
