import { expect, test } from 'vitest';
import { BY_TAG, READBOT, registryFixture, waitForResponses } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';
import { makeKey, pushBundle, SPDX_PREDICATE, workspaceWithKeys } from '../support/signed-image.ts';

const REPOSITORY = 'devtable/simple';

test('a signature by another key is waited on as one that is missing, and no document is fetched twice', async () => {
  const registry = await registryFixture();
  const { digest } = registry.push.image(REPOSITORY, 'v1');
  const target = { registry, repository: REPOSITORY, digest };
  const [own, other] = [makeKey(), makeKey()];
  pushBundle(target, { signer: other.signer });
  const playing = runGate(
    registry,
    {
      image: BY_TAG,
      require: 'signature key=cosign.pub\nsbom key=cosign.pub',
      sources: 'api',
      'wait-timeout': '60s',
      'wait-interval': '1s',
      ...READBOT,
    },
    await workspaceWithKeys({ 'cosign.pub': own.pem }),
  );
  await waitForResponses(registry, /\/blobs\//);
  pushBundle(target, { signer: own.signer });
  pushBundle(target, { signer: own.signer, predicateType: SPDX_PREDICATE });

  const run = await playing;

  expect(run.outputs).toMatchObject({ result: 'pass', unverified: '[]', count: '3' });
  expect(run.log).toMatch(
    /attempt 1, unverified: signature key=cosign\.pub; missing: sbom key=cosign\.pub; retrying in 1 s/,
  );
  const blobs = run.requests.filter((line) => line.includes('/blobs/'));
  expect(blobs).toHaveLength(3);
  expect(new Set(blobs).size).toBe(3);
});
