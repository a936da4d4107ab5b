import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runToken } from '../support/run-action.ts';

test('a registry token cannot be used to log in', async () => {
  const registry = await registryFixture();
  const token = await registry.token({});

  const run = await runToken(registry, { login: 'true', 'oauth-token': token });

  expect(run.exitCode).toBe(1);
  expect(run).toMatchObject({ requests: [], files: {}, exported: {} });
  expect(run.post.exitCode).toBe(0);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-refuses-a-login-without-a-password.txt');
});

test('a login needs credentials', async () => {
  const registry = await registryFixture();

  const run = await runToken(registry, { login: 'true', repositories: 'devtable/public' });

  expect(run.exitCode).toBe(1);
  expect(run).toMatchObject({ requests: [], files: {}, exported: {} });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/token-refuses-a-login-without-credentials.txt');
});
