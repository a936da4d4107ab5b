import { expect, test } from 'vitest';
import { BY_TAG, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const REQUIRE = 'sbom platform=index|each';

async function multiPlatformImage() {
  const registry = await registryFixture();
  const platforms = { 'linux/amd64': [], 'linux/arm64': [] };
  const { index, images } = registry.push.buildkit('devtable/simple', 'v1', { platforms });
  const names: Record<string, string> = { INDEX: index.digest };
  for (const [platform, { digest }] of Object.entries(images)) {
    names[platform.replace('linux/', '').toUpperCase()] = digest;
  }
  return { registry, names, attach: (digest = '') => registry.push.referrer('devtable/simple', digest, SPDX).digest };
}

test('the index meets the rule: the referrers of its platforms are not listed', async () => {
  const { registry, names, attach } = await multiPlatformImage();
  const SBOM = attach(names.INDEX);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: REQUIRE, sources: 'api', ...READBOT },
    { names: { ...names, SBOM } },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '1' });
  expect(run.requests.filter((line) => line.includes('/referrers/'))).toEqual([
    'GET /v2/devtable/simple/referrers/INDEX -> 200',
  ]);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-lists-the-platforms-only-if-the-index-is-not-enough.txt',
  );
});

test('the platforms meet the rule: each list is requested once', async () => {
  const { registry, names, attach } = await multiPlatformImage();
  const SBOMS = { 'SBOM-AMD64': attach(names.AMD64), 'SBOM-ARM64': attach(names.ARM64) };

  const run = await runGate(
    registry,
    { image: BY_TAG, require: REQUIRE, sources: 'api', ...READBOT },
    { names: { ...names, ...SBOMS } },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
  expect(run.requests.filter((line) => line.includes('/referrers/')).toSorted()).toEqual([
    'GET /v2/devtable/simple/referrers/AMD64 -> 200',
    'GET /v2/devtable/simple/referrers/ARM64 -> 200',
    'GET /v2/devtable/simple/referrers/INDEX -> 200',
  ]);
});

test('another rule is missing on the index: the gate still searches for its evidence on the platforms', async () => {
  const { registry, names, attach } = await multiPlatformImage();
  attach(names.INDEX);
  for (const platform of [names.AMD64, names.ARM64]) {
    registry.push.referrer('devtable/simple', platform ?? '', {
      artifactType: 'application/vnd.cncf.notary.signature',
    });
  }

  const run = await runGate(registry, { image: BY_TAG, require: `${REQUIRE}\nsignature`, ...READBOT });

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]' });
  expect(run.log).toContain('signature platform=each');
});
