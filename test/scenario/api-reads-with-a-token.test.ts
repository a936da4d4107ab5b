import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('reads a repository with a token; the log names the user of the token, and the token is sent nowhere else', async () => {
  const registry = await registryFixture();

  const run = await runApi(
    registry,
    { path: 'repository/devtable/simple', 'oauth-token': 'oauth-read' },
    { show: ['outputs'] },
  );

  expect(run.exitCode).toBe(0);
  expect(run.outputs).toMatchObject({ status: '200', user: 'devtable' });
  expect(JSON.parse(run.outputs.body ?? '')).toMatchObject({ namespace: 'devtable', name: 'simple' });
  expect(run.log).toContain('the token acts as devtable');
  const { headers } = registry.requests.at(-1) ?? {};
  expect(headers?.authorization).toBe('Bearer oauth-read');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-reads-with-a-token.txt');
});
