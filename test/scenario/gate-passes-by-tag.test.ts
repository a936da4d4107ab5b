import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('the gate passes when all required evidence is attached, with six requests and one per rule', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX, SIGNATURE: NOTATION });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom\nsignature', ...READBOT },
    { names, show: ['outputs', 'summary'] },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'pass', satisfied: 'true', missing: '[]', count: '2' });
  expect(run.requests.slice(1)).toEqual([
    'HEAD /v2/devtable/simple/manifests/v1 -> 200',
    'GET /v2/devtable/simple/manifests/sha256-IMAGE.att -> 404',
    'GET /v2/devtable/simple/manifests/sha256-IMAGE.sbom -> 404',
    'GET /v2/devtable/simple/manifests/sha256-IMAGE.sig -> 404',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
    expect.stringContaining('GET /v2/devtable/simple/manifests/'),
    expect.stringContaining('GET /v2/devtable/simple/manifests/'),
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-passes-by-tag.txt');
});
