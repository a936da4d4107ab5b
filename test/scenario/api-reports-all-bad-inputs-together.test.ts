import { expect, test } from 'vitest';
import { playApi } from '../support/scenario.ts';
import { aRegistry } from '../support/scene.ts';

test('everything that is wrong is said at once', async () => {
  const registry = await aRegistry();

  const run = await playApi(registry, {
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
