import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('with the API off, what the tag sha256-<hex> lists decides, and a warning says so', async () => {
  const { registry, digest, names } = await anImageWith({ SBOM: SPDX }, { features: { referrersApi: false } });
  const sbom = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: names.SBOM ?? '',
    size: 603,
    ...SPDX,
  };
  registry.push.index('devtable/simple', digest.replace(':', '-'), { manifests: [sbom] });

  const run = await playScenario(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  expect(run.log).toMatch(/::warning.*no referrers API/);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-finds-referrers-by-the-tag-schema-when-the-api-is-off.txt',
  );
});
