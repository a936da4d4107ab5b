import { expect, test } from 'vitest';
import { registryFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('empty username and password, as in a fork: a public image is checked without credentials', async () => {
  const registry = await registryFixture();
  const image = registry.push.image('devtable/public', 'v1');
  const sbom = registry.push.referrer('devtable/public', image.digest, SPDX);

  const run = await runGate(
    registry,
    { image: 'REGISTRY/devtable/public:v1', require: 'sbom', username: '', password: '' },
    { names: { IMAGE: image.digest, SBOM: sbom.digest } },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  expect(registry.requests[0]?.headers.authorization).toBeUndefined();
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-needs-no-credentials-for-a-public-image.txt');
});
