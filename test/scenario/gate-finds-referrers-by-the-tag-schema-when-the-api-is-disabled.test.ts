import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('with the API disabled, the tag sha256-<hex> is used, and a warning says so', async () => {
  const { registry, digest, names } = await imageFixture({ SBOM: SPDX }, { features: { referrersApi: false } });
  const sbom = {
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    digest: names.SBOM ?? '',
    size: 603,
    ...SPDX,
  };
  registry.push.index('devtable/simple', digest.replace(':', '-'), { manifests: [sbom] });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  expect(run.log).toMatch(/::warning.*no referrers API/);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-finds-referrers-by-the-tag-schema-when-the-api-is-disabled.txt',
  );
});

test('cosign writes this tag without annotations: the type of a bundle is read from its manifest', async () => {
  const { registry, digest, names } = await imageFixture({}, { features: { referrersApi: false } });
  const bundle = registry.push.bundle('devtable/simple', digest, { predicateType: 'https://slsa.dev/provenance/v1' });
  const artifactType = 'application/vnd.dev.sigstore.bundle.v0.3+json';
  registry.push.index('devtable/simple', digest.replace(':', '-'), { manifests: [{ ...bundle, artifactType }] });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'provenance', ...READBOT },
    { names: { ...names, BUNDLE: bundle.digest } },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '1' });
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-finds-referrers-by-the-tag-schema-when-the-api-is-disabled-as-cosign-writes-it.txt',
  );
});
