import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('artifact-type filters the count, the output and the table, but not rules and the report file', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX, SIGNATURE: NOTATION });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature\nprovenance', 'artifact-type': 'sbom', ...READBOT },
    { names, show: ['outputs', 'summary'] },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["provenance"]', count: '1' });
  expect(JSON.parse(run.outputs.referrers ?? '')).toMatchObject([{ kind: 'sbom' }]);
  const [report = ''] = Object.values(run.files);
  expect(JSON.parse(report).subjects[0].referrers).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-filters-referrers-by-artifact-type.txt');
});
