import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('`cosign attach attestation` writes no predicate type annotation: it is read from the envelope', async () => {
  const { registry, digest, names } = await imageFixture({});
  const attached = registry.push.cosignAttestations('devtable/simple', digest, [
    { predicateType: 'https://slsa.dev/provenance/v1', annotation: false },
  ]);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'provenance', ...READBOT },
    { names: { ...names, ATTACHED: attached.digest } },
  );

  expect(run.outputs.result).toBe('pass');
  expect(run.requests.filter((line) => line.includes('/blobs/'))).toHaveLength(1);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-reads-a-cosign-attestation-without-annotation.txt',
  );
});
