import { expect, test } from 'vitest';
import { BY_DIGEST, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('by digest, with the API as the only source and without check-manifests: one exchange and one list', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: BY_DIGEST, require: 'sbom', sources: 'api', 'check-manifests': 'false', ...READBOT },
    { names },
  );

  expect(run.outputs.result).toBe('pass');
  expect(run.requests).toEqual([
    'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-by-digest-takes-two-requests.txt');
});
