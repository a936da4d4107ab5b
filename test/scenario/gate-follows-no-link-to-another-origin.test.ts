import { expect } from 'vitest';
import { BY_TAG, imageFixture, NOTATION, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('a next page on another origin is an error, and nothing is sent there', async (protocol) => {
  const { registry, names } = await imageFixture({ SIGNATURE: NOTATION, SBOM: SPDX }, over(protocol));
  const other = await registryFixture(over(protocol));
  registry.fault({ match: { path: /\/referrers\// }, kind: 'paging', size: 1, next: { origin: other.url } });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names, other });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(other.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-follows-no-link-to-another-origin.txt');
});
