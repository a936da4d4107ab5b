import { expect, test } from 'vitest';
import { bodyFileOf } from '../support/action-run.ts';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

test('more than 64 KiB: the file contains the response, and the output is empty instead of cut', async () => {
  const registry = await registryFixture();
  for (let tag = 1; tag <= 100; tag++) registry.push.image('devtable/app', `${'x'.repeat(120)}${tag}`);
  for (let tag = 1; tag <= 200; tag++) registry.push.image('devtable/app', `v${tag}`);

  const inputs = { path: 'repository/devtable/app/tag/', query: 'limit=100', paginate: 'true' };
  const run = await runApi(registry, { ...inputs, 'oauth-token': 'oauth-admin' }, { show: ['outputs'] });

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '200', body: '' } });
  expect(JSON.parse(bodyFileOf(run)).tags).toHaveLength(300);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-writes-a-large-response-to-a-file.txt');
});
