import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { buildReferrer } from '../support/registry/builders.ts';
import { runGate } from '../support/run-action.ts';

test('a manifest with another digest is an error, because the registry cannot be trusted', async () => {
  const { registry, digest } = await imageFixture({});
  const image = { mediaType: 'application/vnd.oci.image.manifest.v1+json', digest, size: 1 };
  const { bytes, mediaType } = buildReferrer(image, SPDX);
  const sbom = registry.push.manifest('devtable/simple', bytes, { mediaType, digest: `sha256:${'5'.repeat(64)}` });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', 'on-missing': 'warn', ...READBOT },
    { names: { IMAGE: digest, SBOM: sbom.digest } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('error');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-errs-on-damaged-manifests.txt');
});
