import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('reports all input errors at once', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, {
    path: 'repository//tag',
    method: 'PATCH',
    query: 'limit',
    body: '{',
    paginate: 'perhaps',
    'expect-status': '2xy',
    methods: 'GET',
  });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-reports-all-bad-inputs-together.txt');
});
