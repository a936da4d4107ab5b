import { expect, test } from 'vitest';
import { playApi } from '../support/scenario.ts';
import { aRegistry } from '../support/scene.ts';

test('a write without a token is not sent: the secret is not set', async () => {
  const registry = await aRegistry();

  const run = await playApi(registry, { path: 'repository/devtable/public', method: 'DELETE', 'oauth-token': '' });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-writes-nothing-without-a-token.txt');
});
