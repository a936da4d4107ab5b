import { expect, test } from 'vitest';
import { OWNER, READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('the owner of the namespace is granted pull on an unknown repository; the manifest request fails', async () => {
  const registry = await registryFixture();

  const run = await runGate(registry, { image: 'REGISTRY/acme/typo:v1', require: 'sbom', ...OWNER });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('subject-not-found');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-says-when-the-repository-is-unknown-to-its-owner.txt',
  );
});

test('another user is granted nothing: the repository does not exist or is not readable', async () => {
  const registry = await registryFixture();

  const run = await runGate(registry, { image: 'REGISTRY/acme/typo:v1', require: 'sbom', ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  expect(run.requests).toHaveLength(1);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-says-when-the-repository-is-unknown-to-a-stranger.txt',
  );
});
