import { expect, test } from 'vitest';
import { BY_TAG, READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an index has BuildKit attestations and something is missing: the log says that buildkit is not a default source', async () => {
  const registry = await registryFixture();
  const { index, images, attestations } = registry.push.buildkit('devtable/simple', 'v1', {
    platforms: { 'linux/amd64': ['https://slsa.dev/provenance/v1'], 'linux/arm64': ['https://slsa.dev/provenance/v1'] },
  });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'provenance', ...READBOT },
    {
      names: {
        INDEX: index.digest,
        'IMAGE-AMD64': images['linux/amd64']?.digest ?? '',
        'IMAGE-ARM64': images['linux/arm64']?.digest ?? '',
        'ATTESTATION-AMD64': attestations['linux/amd64']?.digest ?? '',
        'ATTESTATION-ARM64': attestations['linux/arm64']?.digest ?? '',
      },
    },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["provenance"]', count: '0' });
  expect(run.log).toContain('sources: api,tag-schema,cosign-tags,buildkit');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-says-that-buildkits-attestations-were-not-checked.txt',
  );
});
