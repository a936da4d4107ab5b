import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('Quay lists no artifactType for cosign’s config.mediaType: it is read from the manifest', async () => {
  const { registry, names } = await imageFixture({
    SIGNATURE: { configMediaType: 'application/vnd.dev.cosign.artifact.sig.v1+json' },
  });

  const run = await runGate(registry, { image: BY_TAG, require: 'signature', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  // Fetched once, for the description and for the check.
  expect(run.requests.filter((line) => line.includes('manifests/SIGNATURE'))).toHaveLength(1);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-finds-cosigns-signature-by-its-config-type.txt');
});
