import { expect } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('a server that answers 200 with HTML to everything is not an open registry', async (protocol) => {
  const { registry } = await imageFixture({ SBOM: SPDX }, over(protocol));
  registry.fault({ match: { path: /./ }, kind: 'html' });

  const run = await runGate(registry, { image: BY_TAG, require: 'none', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'error', token: '' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-takes-no-maintenance-page-for-a-registry.txt');
});
