import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { aRegistry, READBOT } from '../support/scene.ts';

test('quay.io grants less than asked by a shorter list of actions, and says nothing', async () => {
  const registry = await aRegistry({ features: { flavour: 'python' } });
  registry.push.image('acme/secret', 'v1');

  const run = await playScenario(registry, { image: 'REGISTRY/acme/secret:v1', require: 'sbom', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toMatch(/acme\/secret.*devtable\+readbot/);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-names-repository-and-account-without-permission-on-python.txt',
  );
});

test('the Go Quay grants less by leaving the repository out, and says nothing', async () => {
  const registry = await aRegistry({ features: { flavour: 'go' } });
  registry.push.image('acme/secret', 'v1');

  const run = await playScenario(registry, { image: 'REGISTRY/acme/secret:v1', require: 'sbom', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.log).toMatch(/acme\/secret.*devtable\+readbot/);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-names-repository-and-account-without-permission-on-go.txt',
  );
});
