import { expect, test } from 'vitest';
import { BY_TAG, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('SBOMs are attached to the platform images, and the rule is about the index: the message has the rule that passes', async () => {
  const registry = await registryFixture();
  const { index, images } = registry.push.buildkit('devtable/simple', 'v1', {
    platforms: { 'linux/amd64': [], 'linux/arm64': [] },
  });
  const names = Object.fromEntries(
    Object.entries(images).flatMap(([platform, image]) => {
      const sbom = registry.push.referrer('devtable/simple', image.digest, SPDX);
      const name = platform.replace('linux/', '').toUpperCase();
      return [[name, image.digest] as const, [`SBOM-${name}`, sbom.digest] as const];
    }),
  );
  const inputs = { image: BY_TAG, ...READBOT };
  const options = { names: { INDEX: index.digest, ...names }, show: ['summary'] as const };

  const run = await runGate(registry, { ...inputs, require: 'sbom' }, options);

  expect(run.exitCode).toBe(1);
  expect(run.outputs.result).toBe('missing');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-that-the-evidence-is-on-the-platforms.txt');

  for (const rule of ['sbom platform=each', 'sbom platform=index|each']) {
    registry.forgetRequests();
    const next = await runGate(registry, { ...inputs, require: rule }, options);
    expect([rule, next.exitCode]).toEqual([rule, 0]);
  }
});
