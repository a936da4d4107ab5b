import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, NOTATION, READBOT } from '../support/scene.ts';

test('with on-missing: warn the step passes, warns, and its outputs still say what is missing', async () => {
  const { registry, names } = await anImageWith({ SIGNATURE: NOTATION });

  const run = await playScenario(
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
