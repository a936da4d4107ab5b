import { expect, test } from 'vitest';
import { BY_DIGEST, READBOT, registryFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('evidence without its image, which the Go server lists anyway', async () => {
  const registry = await registryFixture({ features: { flavour: 'go' } });
  const IMAGE = `sha256:${'ab'.repeat(32)}`;
  const { digest: SBOM } = registry.push.referrer('devtable/simple', IMAGE, SPDX);

  const run = await runGate(registry, { image: BY_DIGEST, require: 'sbom', ...READBOT }, { names: { IMAGE, SBOM } });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'subject-not-found', image: '', digest: '' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-says-when-only-the-evidence-was-copied.txt');
});
