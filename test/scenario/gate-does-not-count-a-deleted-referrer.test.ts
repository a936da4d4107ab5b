import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('Quay still lists a deleted referrer; it does not count, because its manifest is gone', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  registry.remove('devtable/simple', names.SBOM ?? '');

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', count: '1' });
  expect(run.requests).toContain('GET /v2/devtable/simple/manifests/SBOM -> 404');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-does-not-count-a-deleted-referrer.txt');
});
