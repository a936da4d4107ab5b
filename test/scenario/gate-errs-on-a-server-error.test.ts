import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a 500 on the list is an error, with on-missing: warn as well', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  registry.fault({ match: { path: /\/referrers\// }, kind: 'server-error', status: 500 });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'on-missing': 'warn', retries: '0', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-on-a-server-error.txt');
});
