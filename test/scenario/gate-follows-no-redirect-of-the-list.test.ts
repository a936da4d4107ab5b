import { expect } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('a redirect of the list is an error, and nothing is sent to the other origin', async (protocol) => {
  const { registry, names } = await imageFixture({ SIGNATURE: NOTATION, SBOM: SPDX }, over(protocol));
  const other = await registryFixture(over(protocol));
  registry.fault({
    match: { path: /\/referrers\// },
    kind: 'redirect',
    to: `${other.url}/v2/devtable/simple/referrers/elsewhere`,
  });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names, other });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(other.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-follows-no-redirect-of-the-list.txt');
});
