import { expect, test } from 'vitest';
import { BY_DIGEST, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('one manifest is fetched, although many referrers meet the rule', async () => {
  const attached = Object.fromEntries(
    Array.from({ length: 5 }, (_, index) => [`SBOM_${index + 1}`, { ...SPDX, body: `SBOM ${index + 1}` }]),
  );
  const { registry, names } = await imageFixture(attached);

  const run = await runGate(registry, { image: BY_DIGEST, require: 'sbom', ...READBOT }, { names });

  expect(run.outputs).toMatchObject({ result: 'pass', count: '5' });
  expect(run.requests).toEqual([
    'GET /v2/auth?service=REGISTRY&scope=repository:devtable/simple:pull -> 200',
    'GET /v2/devtable/simple/manifests/sha256-IMAGE.att -> 404',
    'GET /v2/devtable/simple/manifests/sha256-IMAGE.sbom -> 404',
    'GET /v2/devtable/simple/manifests/sha256-IMAGE.sig -> 404',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
    'HEAD /v2/devtable/simple/manifests/IMAGE -> 200',
    'GET /v2/devtable/simple/manifests/SBOM_1 -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-fetches-one-manifest-per-rule.txt');
});
