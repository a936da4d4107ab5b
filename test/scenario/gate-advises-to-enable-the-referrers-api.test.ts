import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('referrers API disabled and no tag schema index: the first advice is FEATURE_REFERRERS_API', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { features: { referrersApi: false } });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', count: '0' });
  expect(run.log).toMatch(/::error.*FEATURE_REFERRERS_API.*oras attach/);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-advises-to-enable-the-referrers-api-on-python.txt',
  );
});

test('the Go server reports it with another message', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, { features: { referrersApi: false, flavour: 'go' } });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('missing');
  expect(run.log).toMatch(/::error.*FEATURE_REFERRERS_API/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-advises-to-enable-the-referrers-api-on-go.txt');
});
