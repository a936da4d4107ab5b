import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('a response body that stops is an error after the timeout', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
  registry.fault({ match: { path: /\/referrers\// }, kind: 'stall' });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', timeout: '1s', retries: '0', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-when-the-registry-stops-sending.txt');
});
