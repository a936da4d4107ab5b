import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const PROVENANCE = {
  artifactType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
  annotations: {
    'dev.sigstore.bundle.content': 'dsse-envelope',
    'dev.sigstore.bundle.predicateType': 'https://slsa.dev/provenance/v1',
  },
};

test('a sigstore bundle with a provenance annotation is provenance', async () => {
  const { registry, names } = await imageFixture({ PROVENANCE });

  const run = await runGate(registry, { image: BY_TAG, require: 'provenance', ...READBOT }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-classifies-a-bundle-by-its-annotation-as-provenance.txt',
  );
});

test('the same bundle is not a signature, although signatures have the same artifact type', async () => {
  const { registry, names } = await imageFixture({ PROVENANCE });

  const run = await runGate(registry, { image: BY_TAG, require: 'signature', ...READBOT }, { names });

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]' });
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-classifies-a-bundle-by-its-annotation-not-a-signature.txt',
  );
});
