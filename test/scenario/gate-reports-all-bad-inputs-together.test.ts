import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('every invalid input is reported with its value, the expected values and an example', async () => {
  const registry = await registryFixture();

  const run = await runGate(registry, {
    image: 'app\nREGISTRY/devtable/simple:\nhttps://REGISTRY/devtable/simple',
    require: 'sbomb\nsbom min=0',
    'on-missing': 'ignore',
    'wait-timeout': 'soon',
    sources: 'everywhere',
    shard: '8/8',
    platform: 'each',
    depth: '9',
    'artifact-type': 'sbom min=2',
    actions: 'push',
    'check-manifests': 'maybe',
    'ca-certificate': 'no/such/file.pem',
    timeout: '0',
    retries: 'many',
    ...READBOT,
  });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-reports-all-bad-inputs-together.txt');
});
