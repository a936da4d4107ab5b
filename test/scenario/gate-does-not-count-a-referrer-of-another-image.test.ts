import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a manifest in the tag sha256-<hex> must name this image as its subject', async () => {
  const { registry, digest, names } = await imageFixture({});
  const sibling = registry.push.image('devtable/simple', 'sibling');
  const sbom = registry.push.referrer('devtable/simple', sibling.digest, SPDX);
  registry.push.index('devtable/simple', digest.replace(':', '-'), { manifests: [{ ...sbom, ...SPDX }] });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    { names: { ...names, SIBLING: sibling.digest, SBOM: sbom.digest } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('missing');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-does-not-count-a-referrer-of-another-image.txt');
});
