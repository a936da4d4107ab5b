import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('without path and operation: lists the operations by tag with their scopes, and calls none', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, { 'oauth-token': 'oauth-read' }, { show: ['outputs', 'summary'] });

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '', user: 'devtable' } });
  expect(run.summary).toMatch(/<h3>tag<\/h3>[\s\S]*changeTag[\s\S]*repo:write/);
  // The operations of reassigned tokens are only in the internal document.
  expect(run.summary).toContain('assignedauthorization');
  expect(run.requests).toHaveLength(2);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-lists-all-operations.txt');
});

test('an empty path, from a variable that is not set, is an error and not a listing', async () => {
  const run = await runApi(await registryFixture(), { path: '', method: 'DELETE', 'oauth-token': 'oauth-admin' });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('a variable in it is probably not set');
});
