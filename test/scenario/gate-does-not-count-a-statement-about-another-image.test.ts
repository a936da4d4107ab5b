import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('an attestation attached to the wrong image does not count, because its statement is about another image', async () => {
  const { registry, digest, names } = await imageFixture({});
  const sibling = registry.push.image('devtable/simple', 'sibling');
  const copied = registry.push.cosignAttestations('devtable/simple', digest, [
    { predicateType: 'https://spdx.dev/Document', about: sibling.digest },
  ]);

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'sbom', ...READBOT },
    { names: { ...names, SIBLING: sibling.digest, COPIED: copied.digest } },
  );

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom"]' });
  expect(run.log).toContain(`its statement is about another image, ${sibling.digest}`);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/gate-does-not-count-a-statement-about-another-image.txt',
  );
});

test('a statement without annotations is read anyway, so it does not count without check-manifests either', async () => {
  const { registry, digest } = await imageFixture({});
  const sibling = registry.push.image('devtable/simple', 'sibling');
  registry.push.cosignAttestations('devtable/simple', digest, [
    { predicateType: 'https://spdx.dev/Document', about: sibling.digest, annotation: false },
  ]);

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'check-manifests': 'false', ...READBOT });

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["sbom"]' });
  expect(run.log).toContain(`its statement is about another image, ${sibling.digest}`);
});

test('a message signature without annotations is read anyway, so one of another image does not count', async () => {
  const { registry, digest } = await imageFixture({});
  const sibling = registry.push.image('devtable/simple', 'sibling');
  const hash = Buffer.from(sibling.digest.slice('sha256:'.length), 'hex').toString('base64');
  const messageSignature = { messageDigest: { algorithm: 'SHA2_256', digest: hash }, signature: 'MEUCIQ==' };
  registry.push.bundle('devtable/simple', digest, { annotated: 'none', bundle: JSON.stringify({ messageSignature }) });

  const run = await runGate(registry, { image: BY_TAG, require: 'signature', ...READBOT });

  expect(run.outputs).toMatchObject({ result: 'missing', missing: '["signature"]' });
  expect(run.log).toContain(`its signature is of another image, ${sibling.digest}`);
});
