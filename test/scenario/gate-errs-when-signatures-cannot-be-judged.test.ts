import { expect, test } from 'vitest';
import { BY_TAG, READBOT, registryFixture } from '../support/fixtures.ts';
import type { FaultKind } from '../support/registry/fault.ts';
import { runGate } from '../support/run-action.ts';
import { makeKey, pushBundle, workspaceWithKeys } from '../support/signed-image.ts';

const REPOSITORY = 'devtable/simple';
const [OWN, OTHER] = [makeKey(), makeKey()];
const INPUTS = { image: BY_TAG, require: 'signature key=cosign.pub', retries: '0', ...READBOT };

async function prepare() {
  const registry = await registryFixture();
  const { digest } = registry.push.image(REPOSITORY, 'v1');
  const target = { registry, repository: REPOSITORY, digest };
  return { registry, target, setup: await workspaceWithKeys({ 'cosign.pub': OWN.pem }) };
}

const FAULTS: readonly { readonly name: string; readonly fault: FaultKind; readonly said: string }[] = [
  { name: 'answers 500', fault: { kind: 'server-error', status: 500 }, said: 'returned 500' },
  { name: 'is cut', fault: { kind: 'cut' }, said: 'was closed before' },
  { name: 'has other bytes', fault: { kind: 'html' }, said: 'altered the content; do not trust it' },
];

test.each(FAULTS)('a bundle that $name is an error, although another signature counts', async ({ fault, said }) => {
  const { registry, target, setup } = await prepare();
  pushBundle(target, { signer: OWN.signer, predicate: { run: 1 } });
  pushBundle(target, { signer: OWN.signer, predicate: { run: 2 } });
  registry.fault({ match: { path: /\/blobs\// }, times: 1, ...fault });

  const run = await runGate(registry, INPUTS, setup);

  expect(run.exitCode).toBe(1);
  expect(run.outputs).toMatchObject({ result: 'error', missing: '[]', unverified: '[]' });
  expect(run.log).toContain(said);
});

test('300 signatures by other keys: 200 are tried, and the others may be by the key', async () => {
  const { registry, target, setup } = await prepare();
  for (let index = 0; index < 300; index++) pushBundle(target, { signer: OTHER.signer, predicate: { index } });

  const run = await runGate(registry, INPUTS, setup);

  expect(run.outputs).toMatchObject({ result: 'error', missing: '[]', unverified: '[]' });
  expect(run.log).toContain(
    'It is unknown whether the rule signature key=cosign.pub is met: 200 referrers that match it do not count, and 100 more were not checked. Delete the referrers that do not count, and attach the evidence again.',
  );
  expect(run.requests.filter((line) => line.includes('/blobs/'))).toHaveLength(200);
});
