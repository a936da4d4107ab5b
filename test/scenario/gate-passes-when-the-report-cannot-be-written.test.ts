import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('report file and summary cannot be written: two warnings, all outputs, and the same result', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    {
      names,
      environment: { RUNNER_TEMP: '/nowhere/gate-000000', GITHUB_STEP_SUMMARY: '/nowhere/summary' },
      show: ['outputs', 'summary'],
    },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'pass', satisfied: 'true', count: '1', 'referrers-file': '' });
  expect(run.log.match(/^::warning::/gm)).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-passes-when-the-report-cannot-be-written.txt');
});

test('outputs that cannot be written fail the step, because later steps depend on them', async () => {
  const { registry } = await imageFixture({ SBOM: SPDX });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    { environment: { GITHUB_OUTPUT: '/nowhere/output' } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.log).toMatch(/^::error title=The action failed::.*\/nowhere\/output/m);
  expect(run.summary).toContain('Passed');
});
