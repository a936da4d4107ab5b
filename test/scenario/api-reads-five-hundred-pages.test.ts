import { expect, test } from 'vitest';
import { bodyFileOf } from '../support/action-run.ts';
import { registryFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const TAGS = { path: 'repository/devtable/app/tag/', query: 'limit=1', paginate: 'true', 'oauth-token': 'oauth-admin' };

test('five hundred pages are joined, and the log shows the progress without a line per page', async () => {
  const registry = await registryFixture();
  for (let tag = 1; tag <= 500; tag++) registry.push.image('devtable/app', `v${tag}`);

  const run = await runApi(registry, TAGS, { show: ['outputs'] });

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '200', body: '' } });
  expect(run.requests.filter((line) => line.includes('/tag/?'))).toHaveLength(500);
  const { tags } = JSON.parse(bodyFileOf(run)) as { readonly tags: readonly { readonly name: string }[] };
  expect(new Set(tags.map(({ name }) => name)).size).toBe(500);
  expect(run.log.match(/more pages follow/g)?.length).toBeLessThan(25);
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-reads-five-hundred-pages.txt');
});
