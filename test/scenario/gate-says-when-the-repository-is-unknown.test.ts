import { expect, test } from 'vitest';
import { OWNER, READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('its owner is granted pull on a repository that does not exist: Quay says so at the manifest', async () => {
  const registry = await registryFixture();

  const run = await runGate(registry, { image: 'REGISTRY/acme/typo:v1', require: 'sbom', ...OWNER });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('subject-not-found');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-says-when-the-repository-is-unknown-to-its-owner.txt',
  );
});

test('a stranger is granted nothing: it does not exist, or he may not read it', async () => {
  const registry = await registryFixture();

  const run = await runGate(registry, { image: 'REGISTRY/acme/typo:v1', require: 'sbom', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toHaveLength(1);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-says-when-the-repository-is-unknown-to-a-stranger.txt',
  );
});
