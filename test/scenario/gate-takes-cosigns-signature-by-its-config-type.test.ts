import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT } from '../support/scene.ts';

test('Quay does not fill artifactType in from config.mediaType, where cosign has it: the manifest tells', async () => {
  const { registry, names } = await anImageWith({
    SIGNATURE: { configMediaType: 'application/vnd.dev.cosign.artifact.sig.v1+json' },
  });

  const run = await playScenario(registry, { image: BY_TAG, require: 'signature', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  // Fetched once, to be described and to be checked.
  expect(run.requests.filter((line) => line.includes('manifests/SIGNATURE'))).toHaveLength(1);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-takes-cosigns-signature-by-its-config-type.txt');
});
