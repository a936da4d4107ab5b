import { expect, test } from 'vitest';
import { BY_DIGEST, imageFixture, READBOT } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

const ALICE = 'MEUCIQDAliceAliceAliceAliceAliceAliceAlice==';
const BOB = 'MEUCIQDBobBobBobBobBobBobBobBobBobBobBobBob==';

test('two keys signed the image under one tag of cosign: the signatures count as two, and the names tell them apart', async () => {
  const { registry, digest, names } = await imageFixture({});
  const signed = [{ signature: ALICE }, { signature: BOB }];
  const signatures = registry.push.cosignSignatures('devtable/simple', digest, signed);

  const run = await runGate(
    registry,
    { image: BY_DIGEST, require: 'signature min=2', ...READBOT },
    { names: { ...names, SIGNATURES: signatures.digest }, show: ['summary'] },
  );

  expect(run.outputs).toMatchObject({ result: 'pass', count: '2' });
  const referrers: { annotations: unknown }[] = JSON.parse(run.outputs.referrers ?? '');
  expect(referrers.map(({ annotations }) => annotations)).toEqual(
    signed.map(({ signature }) => ({ 'dev.cosignproject.cosign/signature': signature })),
  );
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-tells-two-signers-apart.txt');
});
