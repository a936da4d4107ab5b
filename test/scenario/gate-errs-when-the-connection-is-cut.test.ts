import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('a connection that is cut within the body is an error', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
  registry.fault({ match: { path: /\/referrers\// }, kind: 'cut' });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', retries: '0', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-when-the-connection-is-cut.txt');
});
