import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('quay.io grants fewer actions than requested without an error', async () => {
  const registry = await registryFixture({ features: { flavour: 'python' } });
  registry.push.image('acme/secret', 'v1');

  const run = await runGate(registry, { image: 'REGISTRY/acme/secret:v1', require: 'sbom', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toMatch(/acme\/secret.*devtable\+readbot/);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-names-repository-and-account-without-permission-on-python.txt',
  );
});

test('the Go server leaves out the repository without an error', async () => {
  const registry = await registryFixture({ features: { flavour: 'go' } });
  registry.push.image('acme/secret', 'v1');

  const run = await runGate(registry, { image: 'REGISTRY/acme/secret:v1', require: 'sbom', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toMatch(/acme\/secret.*devtable\+readbot/);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-names-repository-and-account-without-permission-on-go.txt',
  );
});
