import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('the tags .sig, .att and .sbom of cosign 2 count, each attestation separately', async () => {
  const { registry, digest, names } = await imageFixture({});
  const signature = registry.push.cosignSignatures('devtable/simple', digest);
  const attestations = registry.push.cosignAttestations('devtable/simple', digest, [
    { predicateType: 'https://spdx.dev/Document' },
    { predicateType: 'https://slsa.dev/provenance/v1' },
  ]);
  const sbom = registry.push.cosignSbom('devtable/simple', digest);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature\nsbom min=2\nprovenance', ...READBOT },
    { names: { ...names, SIGNATURE: signature.digest, ATTESTATIONS: attestations.digest, SBOM: sbom.digest } },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '4' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-finds-evidence-under-cosign-tags.txt');
});

test('without these tags evidence is missing; nothing has failed', async () => {
  const { registry, names } = await imageFixture({});

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature', sources: 'cosign-tags', ...READBOT },
    { names },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-finds-evidence-under-cosign-tags-none.txt');
});
