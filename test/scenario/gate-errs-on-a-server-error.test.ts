import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('500 for the list is an error, even with on-missing: warn', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
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
