import { expect, test } from 'vitest';
import { BY_DIGEST, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a token for the wrong service is rejected: exchanges again for the service of the challenge', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    {
      image: BY_DIGEST,
      require: 'sbom',
      sources: 'api',
      'check-manifests': 'false',
      service: 'quay.internal',
      ...READBOT,
    },
    { names },
  );

  expect(run.outputs.result).toBe('pass');
  expect(run.requests.slice(0, 4)).toEqual([
    'GET /v2/auth?service=quay.internal&scope=repository:devtable/simple:pull -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE -> 401',
    'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-learns-the-service-from-the-challenge.txt');
});
