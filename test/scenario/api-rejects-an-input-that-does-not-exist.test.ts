import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const ADMIN = { 'oauth-token': 'oauth-admin' };

test('a URL and data instead of a path and a body: an error, not a list of the operations', async () => {
  const run = await runApi(await registryFixture(), {
    url: 'https://quay.example.com/api/v1/repository/devtable/simple',
    data: '{"description": "made by CI"}',
    ...ADMIN,
  });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-rejects-an-input-that-does-not-exist.txt');
});

test.each([
  { unknown: 'url', expected: 'path' },
  { unknown: 'uri', expected: 'path' },
  { unknown: 'endpoint', expected: 'path' },
  { unknown: 'data', expected: 'body' },
  { unknown: 'json', expected: 'body' },
  { unknown: 'params', expected: 'parameters' },
  { unknown: 'operation-id', expected: 'operation' },
  { unknown: 'token', expected: 'oauth-token' },
  { unknown: 'expected-status', expected: 'expect-status' },
  { unknown: 'server', expected: 'registry' },
])('$unknown: expected $expected', async ({ unknown, expected }) => {
  const run = await runApi(await registryFixture(), { path: 'user/', [unknown]: 'x', ...ADMIN });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toContain(`${unknown}: there is no such input; expected ${expected}\n`);
});
