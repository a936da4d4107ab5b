import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT, SPDX } from '../support/scene.ts';

test('the tag sha256-<hex> can be pushed by anybody who may push: what it lists must name this image as its subject', async () => {
  const { registry, digest, names } = await anImageWith({});
  const sibling = registry.push.image('devtable/simple', 'sibling');
  const sbom = registry.push.referrer('devtable/simple', sibling.digest, SPDX);
  registry.push.index('devtable/simple', digest.replace(':', '-'), { manifests: [{ ...sbom, ...SPDX }] });

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    { names: { ...names, SIBLING: sibling.digest, SBOM: sbom.digest } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('missing');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-does-not-count-what-belongs-to-another-image.txt');
});
