import { expect } from 'vitest';
import { BY_TAG, READBOT, registryFixture } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';

testEachProtocol('all outputs are set for later steps with if: always()', async (protocol) => {
  const registry = await registryFixture(over(protocol));
  registry.fault({ match: { path: /./ }, kind: 'reset' });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', retries: '0', ...READBOT },
    { show: ['outputs', 'summary'] },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({
    result: 'error',
    satisfied: 'false',
    missing: '[]',
    count: '0',
    referrers: '[]',
  });
  expect(run.outputs).toMatchObject({ digest: '', image: '', token: '', 'token-expires-at': '' });
  expect(run.outputs['referrers-file']).toMatch(/referrers\.json$/);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-sets-outputs-when-everything-fails.txt');
});
