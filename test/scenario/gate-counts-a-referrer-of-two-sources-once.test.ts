import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an SBOM in the API and under a cosign tag counts once, with the source api', async () => {
  const { registry, digest, names } = await imageFixture({});
  const tag = `${digest.replace(':', '-')}.sbom`;
  const sbom = registry.push.referrer('devtable/simple', digest, { ...SPDX, tag });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom min=2', ...READBOT },
    { names: { ...names, SBOM: sbom.digest } },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', count: '1' });
  expect(JSON.parse(run.outputs.referrers ?? '')).toMatchObject([{ source: 'api' }]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-counts-a-referrer-of-two-sources-once.txt');
});

test("BuildKit's attestations in the index and in the API count once, with the first source of the input", async () => {
  const registry = await registryFixture();
  const { index, images, attestations } = registry.push.buildkit('devtable/simple', 'v1', {
    platforms: { 'linux/amd64': ['https://spdx.dev/Document', 'https://slsa.dev/provenance/v1'] },
    ociArtifact: true,
  });
  const [image, attested] = [images['linux/amd64']?.digest ?? '', attestations['linux/amd64']?.digest ?? ''];

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom platform=each\nprovenance platform=each', sources: 'buildkit,api', ...READBOT },
    { names: { INDEX: index.digest, IMAGE: image, ATTESTED: attested } },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
  expect(JSON.parse(run.outputs.referrers ?? '')).toMatchObject([{ source: 'buildkit' }, { source: 'buildkit' }]);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-counts-a-referrer-of-two-sources-once-of-buildkit.txt',
  );
});
