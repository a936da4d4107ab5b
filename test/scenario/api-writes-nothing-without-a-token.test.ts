import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('a write without a token is not sent: the secret may not be set', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, { path: 'repository/devtable/public', method: 'DELETE', 'oauth-token': '' });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-writes-nothing-without-a-token.txt');
});
