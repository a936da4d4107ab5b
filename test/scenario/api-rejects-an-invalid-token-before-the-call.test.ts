import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test.each(['oauth-expired', 'oauth-unknown'])(
  'the token %s is rejected before the call, because a public read would return 200 with it',
  async (token) => {
    const registry = await registryFixture();

    const run = await runApi(registry, { path: 'repository/devtable/public', 'oauth-token': token });

    expect(run).toMatchObject({ exitCode: 1, outputs: { status: '', body: '', user: '' } });
    expect(run.requests).toEqual(['GET /v2/auth?service=REGISTRY -> 401']);
    await expect(run.transcript).toMatchFileSnapshot(
      `transcripts/api-rejects-an-invalid-token-before-the-call-${token}.txt`,
    );
  },
);
