import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test.each(['oauth-expired', 'no-token-of-this-quay'])(
  'a public read would answer 200 to the bad token %s, and nobody would notice: it is found before the call',
  async (token) => {
    const registry = await registryFixture();

    const run = await runApi(registry, { path: 'repository/devtable/public', 'oauth-token': token });

    expect(run).toMatchObject({ exitCode: 1, outputs: { status: '', body: '', user: '' } });
    expect(run.requests).toEqual(['GET /v2/auth?service=REGISTRY -> 401']);
    await expect(run.transcript).toMatchFileSnapshot(`transcripts/api-finds-a-bad-token-before-the-call-${token}.txt`);
  },
);
