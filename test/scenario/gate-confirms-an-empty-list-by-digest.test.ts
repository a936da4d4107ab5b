import { expect, test } from 'vitest';
import { BY_DIGEST, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an empty list by digest needs a third request, because some registries return it for an unknown digest', async () => {
  const { registry, names } = await imageFixture({});

  const run = await runGate(registry, { image: BY_DIGEST, require: 'sbom', sources: 'api', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('missing');
  expect(run.requests).toEqual([
    'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
    'HEAD /v2/devtable/simple/manifests/IMAGE -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-confirms-an-empty-list-by-digest.txt');
});
