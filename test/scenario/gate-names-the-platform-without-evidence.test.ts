import { expect, test } from 'vitest';
import { BY_TAG, NOTATION, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { runGate } from '../support/run-action.ts';

/** An index of two platforms: the index and amd64 are signed, and only amd64 has an SBOM. */
function pushIndex({ push }: EmbeddedRegistry): Readonly<Record<string, string>> {
  const amd64 = push.image('devtable/simple', undefined, { content: 'amd64' });
  const arm64 = push.image('devtable/simple', undefined, { content: 'arm64' });
  const index = push.index('devtable/simple', 'v1', {
    manifests: [
      { ...amd64, platform: 'linux/amd64' },
      { ...arm64, platform: 'linux/arm64' },
    ],
  });
  return {
    INDEX: index.digest,
    'IMAGE-AMD64': amd64.digest,
    'IMAGE-ARM64': arm64.digest,
    'SIGNATURE-INDEX': push.referrer('devtable/simple', index.digest, NOTATION).digest,
    'SIGNATURE-AMD64': push.referrer('devtable/simple', amd64.digest, NOTATION).digest,
    'SBOM-AMD64': push.referrer('devtable/simple', amd64.digest, SPDX).digest,
  };
}

test('platform=each needs evidence on every platform; the verdict names the platform without', async () => {
  const registry = await registryFixture();
  const names = pushIndex(registry);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature\nsbom platform=each', ...READBOT },
    { names, show: ['summary'] },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom platform=each"]' });
  expect(run.log).toContain('not met on linux/arm64 (0 of 1)');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-names-the-platform-without-evidence.txt');
});

test('a signature on the index does not count for a platform, and the log says that the index has it', async () => {
  const registry = await registryFixture();
  const names = pushIndex(registry);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature platform=linux/arm64', ...READBOT },
    { names },
  );

  expect(run.outputs).toMatchObject({ result: 'missing' });
  expect(run.log).toContain('it is attached to the index');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-names-the-platform-without-evidence-beside-the-index.txt',
  );
});

test('platform: all also needs evidence on the index', async () => {
  const registry = await registryFixture();
  const names = pushIndex(registry);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature\nsbom', platform: 'all', ...READBOT },
    { names },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature","sbom"]' });
  expect(run.log).toContain('not met on the index itself (0 of 1), linux/arm64 (0 of 1)');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-names-the-platform-without-evidence-all.txt');
});

test('a platform that is not in the index is missing evidence', async () => {
  const registry = await registryFixture();
  const names = pushIndex(registry);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', platform: 'linux/amd64,linux/s390x', ...READBOT },
    { names },
  );

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom"]' });
  expect(run.log).toContain('not met on linux/s390x (not in the index)');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-names-the-platform-without-evidence-not-in-the-index.txt',
  );
});

test('a platform whose image was deleted or never pushed is not found', async () => {
  const registry = await registryFixture();
  const names = pushIndex(registry);
  registry.remove('devtable/simple', names['IMAGE-ARM64'] ?? '');

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom platform=each', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'subject-not-found' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-names-the-platform-without-evidence-deleted.txt');
});
