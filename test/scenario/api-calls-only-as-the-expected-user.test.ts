import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const DELETION = { path: 'repository/devtable/public', method: 'DELETE' };

test('a token of the expected user: the call is sent', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, { ...DELETION, 'oauth-token': 'oauth-admin', 'expect-user': 'devtable' });

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '204', user: 'devtable' } });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-calls-only-as-the-expected-user.txt');
});

test('a token of another user: no request is sent to the API', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, { ...DELETION, 'oauth-token': 'oauth-assigned', 'expect-user': 'devtable' });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '', user: 'reader' } });
  expect(run.requests).toEqual(['GET /v2/auth?service=REGISTRY -> 200']);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-calls-only-as-the-expected-user-not-another.txt');
});

test('expect-user without a token is an error, because the secret may not be set', async () => {
  const run = await runApi(await registryFixture(), { path: 'repository/devtable/public', 'expect-user': 'devtable' });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('expect-user: given without oauth-token');
});
