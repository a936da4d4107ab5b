import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('the second list is requested with a new token', async () => {
  const { registry, names } = await imageFixture({}, { features: { tokenLifetime: 2 } });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', sources: 'api', 'wait-timeout': '3s', 'wait-interval': '3s', ...READBOT },
    { names },
  );

  expect(run.outputs.result).toBe('missing');
  expect(run.requests).toEqual([
    'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200',
    'HEAD /v2/devtable/simple/manifests/v1 -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
    'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-replaces-an-expired-token-while-it-waits.txt');
});
