import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runToken } from '../support/run-action.ts';

test('username and password: a token for the repository, and username and password for docker/login-action', async () => {
  const registry = await registryFixture();

  const run = await runToken(registry, { repositories: 'devtable/simple', ...READBOT }, { show: ['outputs'] });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ registry: registry.host, ...READBOT, granted: '{"devtable/simple":["pull"]}' });
  expect(run.outputs.token).toMatch(/^ey/);
  expect(run.exported).toEqual({});
  expect(run.post).toMatchObject({ exitCode: 0, requests: [], exported: {} });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-outputs-credentials-for-later-steps.txt');
});

test('without repositories: a token without scope, as docker login requests it', async () => {
  const registry = await registryFixture();

  const run = await runToken(registry, READBOT);

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ granted: '{}', username: READBOT.username });
  expect(run.requests).toEqual(['GET /v2/auth?service=REGISTRY -> 200', 'GET /v2/ -> 200']);
});

test('a registry token: the token without username and password', async () => {
  const registry = await registryFixture();
  const access = [{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }];
  const token = await registry.token({ access });

  const run = await runToken(registry, { repositories: 'devtable/simple', 'oauth-token': token });

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ token, username: '', password: '', granted: '{"devtable/simple":["pull"]}' });
  expect(run.requests).toEqual(['GET /v2/ -> 200']);
});
