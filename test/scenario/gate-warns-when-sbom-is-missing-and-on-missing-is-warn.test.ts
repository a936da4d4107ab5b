import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('with on-missing: warn the step passes with a warning, and the outputs list what is missing', async () => {
  const { registry, names } = await imageFixture({ SIGNATURE: NOTATION });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'on-missing': 'warn', ...READBOT },
    { names, show: ['outputs'] },
  );

  expect(run.exitCode).toBe(0);
  expect(run.log).not.toContain('::error');
  expect(run.log).toContain('::warning');
  expect(run.outputs).toMatchObject({ result: 'missing', satisfied: 'false', missing: '["sbom"]' });
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-warns-when-sbom-is-missing-and-on-missing-is-warn.txt',
  );
});
