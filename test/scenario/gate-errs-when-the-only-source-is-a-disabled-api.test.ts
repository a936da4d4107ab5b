import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('the referrers API is disabled and the only source: an error', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { features: { referrersApi: false } });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', sources: 'api', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'error', missing: '[]' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-when-the-only-source-is-a-disabled-api.txt');
});
