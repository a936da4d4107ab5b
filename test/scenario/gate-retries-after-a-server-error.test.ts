import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('one 500 is retried', async (protocol) => {
  const { registry, names } = await imageFixture({ SBOM: SPDX }, over(protocol));
  registry.fault({ match: { path: /\/referrers\// }, times: 1, kind: 'server-error', status: 500 });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', retries: '1', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toEqual([
    'GET /v2/devtable/simple/referrers/IMAGE -> 500',
    'GET /v2/devtable/simple/referrers/IMAGE -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-retries-after-a-server-error.txt');
});
