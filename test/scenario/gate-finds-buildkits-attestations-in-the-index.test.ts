import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate, type TranscribedRun } from '../support/run-action.ts';

const SPDX = 'https://spdx.dev/Document';
const PROVENANCE = 'https://slsa.dev/provenance/v1';

/** Runs the gate on an index of two platforms with these predicate types. */
async function runOnBuildkitIndex(
  amd64: readonly string[],
  arm64: readonly string[],
  require: string,
): Promise<TranscribedRun> {
  const registry = await registryFixture();
  const platforms = { 'linux/amd64': amd64, 'linux/arm64': arm64 };
  const { index, images, attestations } = registry.push.buildkit('devtable/simple', 'v1', { platforms });
  const names = {
    INDEX: index.digest,
    'IMAGE-AMD64': images['linux/amd64']?.digest ?? '',
    'IMAGE-ARM64': images['linux/arm64']?.digest ?? '',
    'ATTESTED-AMD64': attestations['linux/amd64']?.digest ?? '',
    'ATTESTED-ARM64': attestations['linux/arm64']?.digest ?? '',
  };
  const sources = 'api,tag-schema,cosign-tags,buildkit';
  return await runGate(registry, { image: 'REGISTRY/devtable/simple:v1', require, sources, ...READBOT }, { names });
}

test('SBOM and provenance of every platform meet the rules of the index', async () => {
  const run = await runOnBuildkitIndex([SPDX, PROVENANCE], [SPDX, PROVENANCE], 'sbom\nprovenance');

  expect(run.outputs).toMatchObject({ result: 'pass', count: '4' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-finds-buildkits-attestations-in-the-index.txt');
});

test('an SBOM of one platform does not meet the rule of the index; the other platform is named', async () => {
  const run = await runOnBuildkitIndex([SPDX, PROVENANCE], [PROVENANCE], 'sbom\nprovenance');

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom"]' });
  expect(run.log).toContain('✗ sbom: not met on linux/arm64 (0 of 1)');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-finds-buildkits-attestations-in-the-index-of-one-platform.txt',
  );
});

test('an index without attestations has no referrers', async () => {
  const run = await runOnBuildkitIndex([], [], 'sbom');

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom"]', count: '0' });
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-finds-buildkits-attestations-in-the-index-none.txt',
  );
});
