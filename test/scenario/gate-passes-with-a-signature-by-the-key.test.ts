import { describe, expect, test } from 'vitest';
import { BY_TAG, READBOT, registryFixture } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import { runGate } from '../support/run-action.ts';
import { COSIGN_FORMS, pushCosignFixture, workspaceWithKeys } from '../support/signed-image.ts';
import { readFixture } from '../unit/verify/signed-evidence.ts';

const REPOSITORY = 'devtable/simple';

testEachProtocol("cosign's signature and SBOM by the key in the workspace pass", async (protocol) => {
  const registry = await registryFixture(over(protocol));
  const { digest, pub } = pushCosignFixture(registry, REPOSITORY, { name: 'p-256', forms: ['sign', 'attest'] });
  const setup = await workspaceWithKeys({ 'cosign.pub': pub }, { IMAGE: digest });

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature key=cosign.pub\nsbom key=cosign.pub', ...READBOT },
    { ...setup, show: ['outputs'] },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'pass', missing: '[]', unverified: '[]' });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-passes-with-a-signature-by-the-key.txt');
});

describe.each(COSIGN_FORMS)('the form %s', (form) => {
  const rule = form === 'attest' || form === 'att' ? 'sbom key=cosign.pub' : 'signature key=cosign.pub';
  const runWith = async (name: string) => {
    const registry = await registryFixture();
    pushCosignFixture(registry, REPOSITORY, { name: 'p-256', forms: [form] });
    const setup = await workspaceWithKeys({ 'cosign.pub': readFixture(name).pub });
    return await runGate(registry, { image: BY_TAG, require: rule, ...READBOT }, setup);
  };

  test('passes with the key', async () => {
    expect((await runWith('p-256')).outputs).toMatchObject({ result: 'pass', missing: '[]', unverified: '[]' });
  });

  test('is not verified with another key', async () => {
    const run = await runWith('rsa-2048');
    expect(run.exitCode).toBe(1);
    const unmet = JSON.stringify([rule]);
    expect(run.outputs).toMatchObject({ result: 'unverified', unverified: unmet, missing: unmet });
    expect(run.log).toContain('its signature is by none of the keys');
  });
});

test.each(['p-384', 'p-521', 'rsa-2048', 'rsa-4096'])('a key of the type %s as the input public-key', async (name) => {
  const registry = await registryFixture();
  const { pub } = pushCosignFixture(registry, REPOSITORY, { name, forms: ['sign', 'sig'] });

  const run = await runGate(registry, {
    image: BY_TAG,
    require: 'signature min=1 key=input',
    'public-key': pub,
    ...READBOT,
  });

  expect(run.outputs.result).toBe('pass');
});
