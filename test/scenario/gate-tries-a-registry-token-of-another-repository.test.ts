import { expect, test } from 'vitest';
import { registryFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a public repository accepts a token without a grant for it: warns and passes', async () => {
  const registry = await registryFixture();
  const image = registry.push.image('devtable/public', 'v1');
  const sbom = registry.push.referrer('devtable/public', image.digest, SPDX);
  const access = [{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }];
  const token = await registry.token({ subject: 'devtable+readbot', access });

  const run = await runGate(
    registry,
    { image: 'REGISTRY/devtable/public:v1', require: 'sbom', 'oauth-token': token },
    { names: { IMAGE: image.digest, SBOM: sbom.digest } },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs.result).toBe('pass');
  expect(run.log).toContain('::warning');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-tries-a-registry-token-of-another-repository.txt');
});
