import { expect, test } from 'vitest';
import { playScenario } from '../support/scenario.ts';
import { anImageWith, BY_TAG, READBOT } from '../support/scene.ts';

test('`cosign attach attestation` writes no predicate type beside the envelope: it is read from inside', async () => {
  const { registry, digest, names } = await anImageWith({});
  const attached = registry.push.cosignAttestations('devtable/simple', digest, [
    { predicateType: 'https://slsa.dev/provenance/v1', annotation: false },
  ]);

  const run = await playScenario(
    registry,
    { image: BY_TAG, require: 'provenance', ...READBOT },
    { names: { ...names, ATTACHED: attached.digest } },
  );

  expect(run.outputs.result).toBe('pass');
  expect(run.requests.filter((line) => line.includes('/blobs/'))).toHaveLength(1);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-reads-an-attestation-that-cosign-did-not-annotate.txt',
  );
});
