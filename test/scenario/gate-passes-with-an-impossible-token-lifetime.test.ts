import { expect, test } from 'vitest';
import { BY_TAG, imageFixture, READBOT, SPDX } from '../support/fixtures.ts';
import { runGate } from '../support/run-action.ts';

test('a token lifetime without a valid date leaves token-expires-at empty, and the gate passes', async () => {
  const { registry, names } = await imageFixture({ SBOM: SPDX });
  const access = [{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }];
  const token = await registry.token({ access, expiresIn: 1e18 });
  registry.fault({
    match: { path: /\/v2\/auth/ },
    kind: 'answer',
    status: 200,
    headers: { 'content-type': 'application/json' },
    body: `{"token":"${token}","expires_in":9223372036854775807}`,
  });

  const run = await runGate(registry, { image: BY_TAG, require: 'sbom', ...READBOT }, { names, show: ['outputs'] });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ result: 'pass', satisfied: 'true', 'token-expires-at': '' });
  expect(run.summary).toContain('Passed');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/gate-passes-with-an-impossible-token-lifetime.txt');
});
