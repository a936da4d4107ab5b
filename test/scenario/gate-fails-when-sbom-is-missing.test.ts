import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('the gate fails with a signature but without an SBOM, and prints how to attach one', async () => {
  const { registry, names } = await imageFixture({ SIGNATURE: NOTATION });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    { names, show: ['outputs', 'summary'] },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', satisfied: 'false', missing: '["sbom"]', count: '1' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-fails-when-sbom-is-missing.txt');
});
