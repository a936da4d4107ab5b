import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a registry token as oauth-token is sent as the bearer token without an exchange', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const access = [{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }];
  const token = await registry.token({ subject: 'devtable+readbot', access });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', 'oauth-token': token }, { names });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'pass', token });
  expect(run.requests.filter((line) => line.includes('/v2/auth'))).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-uses-a-registry-token-without-exchange.txt');
});
