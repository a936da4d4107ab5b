import { expect, test } from 'vitest';
import { READBOT, registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const PATH = 'repository/devtable/simple';
const ROBOT_TOKEN = 'A1B2C3D4E5F6G7H8'.repeat(4);

test('a registry token is not accepted by the API: an error before the first request', async () => {
  const registry = await registryFixture();
  const access = [{ type: 'repository', name: 'devtable/simple', actions: ['pull'] }];

  const run = await runApi(registry, { path: PATH, 'oauth-token': await registry.token({ access }) });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-says-which-token-it-needs.txt');
});

test('username and password of a robot', async () => {
  const run = await runApi(await registryFixture(), { path: PATH, ...READBOT });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-says-which-token-it-needs-of-a-robot.txt');
});

test('the password of a robot as oauth-token', async () => {
  const registry = await registryFixture({ robots: { 'devtable+ci': ROBOT_TOKEN } });

  const run = await runApi(registry, { path: PATH, 'oauth-token': ROBOT_TOKEN });

  expect(run.exitCode).toBe(1);
  expect(run.log).toContain('has the form of a robot token');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-says-which-token-it-needs-by-length.txt');
});

test('an OAuth token as the password of a user', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, { path: PATH, username: 'devtable', password: 'A1B2C3D4'.repeat(5) });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-says-which-token-it-needs-as-password.txt');
});

test('a robot without stored secret', async () => {
  const run = await runApi(await registryFixture(), { path: PATH, robot: 'acme+ci', audience: 'quay.io' });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('robot, audience: these are not inputs of this action');
});
