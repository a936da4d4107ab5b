import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('the token does not have the scope', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, {
    path: 'repository/devtable/simple',
    method: 'PUT',
    body: '{"description": "made by CI"}',
    'oauth-token': 'oauth-read',
  });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '403', user: 'devtable' } });
  expect(run.log).toContain('repo:write ("Read/Write to any accessible repositories")');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-names-both-causes-of-a-403.txt');
});

test('the token of an owner does not have the scope repo:read', async () => {
  const run = await runApi(await registryFixture(), {
    path: 'repository/devtable/simple/tag/',
    'oauth-token': 'oauth-user-only',
  });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '403', user: 'devtable' } });
  expect(run.log).toContain('made without the scope repo:read ("View all visible repositories") or a wider one');
});

test('the token has the scope, but its user does not have the role', async () => {
  const registry = await registryFixture({
    oauthTokens: { 'oauth-of-reader': { user: 'reader', scopes: ['repo:admin'] } },
  });

  const run = await runApi(registry, {
    path: 'repository/devtable/simple',
    method: 'DELETE',
    'oauth-token': 'oauth-of-reader',
  });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '403', user: 'reader' } });
  expect(run.log).toContain('reader has no role that allows the call');
});

test('user/ returns 401 for a valid token without user:read', async () => {
  const run = await runApi(await registryFixture(), { path: 'user', 'oauth-token': 'oauth-read' });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '401', user: 'devtable' } });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-names-both-causes-of-a-403-that-is-a-401.txt');
});
