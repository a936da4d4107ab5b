import { expect, test } from 'vitest';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('`url` instead of `path` is an error, because the step would call nothing and pass', async () => {
  const registry = await registryFixture();

  const run = await runApi(registry, { url: 'repository/devtable/simple', data: '{}' });

  expect(run.exitCode).toBe(1);
  expect(run.requests).toEqual([]);
  expect(run.log).toContain('url: there is no such input; expected path');
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-rejects-an-unknown-input.txt');
});
