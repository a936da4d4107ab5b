import { expect, test } from 'vitest';
import { BY_TAG, READBOT, registryFixture } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';
import { makeKey, pushBundle, pushTagged, signatureLayer, workspaceWithKeys } from '../support/signed-image.ts';

const REPOSITORY = 'devtable/simple';
const PLATFORMS = ['linux/amd64', 'linux/arm64'];
const OWN = makeKey();

async function prepare() {
  const registry = await registryFixture();
  const platforms = Object.fromEntries(PLATFORMS.map((platform) => [platform, []]));
  const { index, images } = registry.push.buildkit(REPOSITORY, 'v1', { platforms });
  const setup = await workspaceWithKeys({ 'cosign.pub': OWN.pem });
  return { registry, setup, index: index.digest, images: PLATFORMS.map((one) => images[one]?.digest ?? '') };
}

test('each platform image needs a signature of its own, and that of the index is not enough', async () => {
  const { registry, setup, index, images } = await prepare();
  const [signed, unsigned] = images;
  for (const digest of [index, signed ?? ''])
    pushBundle({ registry, repository: REPOSITORY, digest }, { signer: OWN.signer });
  // A signature of another platform image, pushed again for this one.
  pushBundle({ registry, repository: REPOSITORY, digest: unsigned ?? '' }, { signer: OWN.signer, about: signed ?? '' });

  const require = 'signature key=cosign.pub platform=each\nsignature key=cosign.pub platform=index';
  const run = await runGate(registry, { image: BY_TAG, require, ...READBOT }, setup);

  expect(run.outputs).toMatchObject({
    result: 'unverified',
    unverified: '["signature key=cosign.pub platform=each"]',
    missing: '["signature key=cosign.pub platform=each"]',
  });
  expect(run.log).toContain(`its statement is about another image, ${signed}`);
});

test.each([
  { name: 'by the key pass', key: OWN, result: 'pass' },
  { name: 'by another key do not', key: makeKey(), result: 'unverified' },
])('signatures in the repository of cosign-repository $name', async ({ key, result }) => {
  const registry = await registryFixture();
  const { digest } = registry.push.image(REPOSITORY, 'v1');
  const target = { registry, repository: 'devtable/signatures', digest };
  pushTagged(target, 'sig', [signatureLayer(target, key)]);
  const cosignRepository = { 'cosign-repository': 'REGISTRY/devtable/signatures' };
  const user = { username: 'devtable', password: 'password' };

  const run = await runGate(
    registry,
    { image: BY_TAG, require: 'signature key=cosign.pub', ...cosignRepository, ...user },
    await workspaceWithKeys({ 'cosign.pub': OWN.pem }),
  );

  expect(run.outputs.result).toBe(result);
});
