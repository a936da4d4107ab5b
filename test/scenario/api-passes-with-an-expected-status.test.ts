import { expect, test } from 'vitest';
import { imageFixture } from '../support/fixtures.ts';
import { runApi } from '../support/run-action.ts';

const GONE = { path: 'repository/devtable/simple/tag/preview', method: 'DELETE', 'oauth-token': 'oauth-admin' };

test('a missing tag passes if expect-status contains 404', async () => {
  const { registry } = await imageFixture({});

  const run = await runApi(registry, { ...GONE, 'expect-status': '2xx, 404' }, { show: ['outputs'] });

  expect(run).toMatchObject({ exitCode: 0, outputs: { status: '404' } });
  await expect(run.transcript).toMatchFileSnapshot('transcripts/api-passes-with-an-expected-status.txt');
});

test('an unexpected status fails, also 200', async () => {
  const { registry } = await imageFixture({});
  const read = { path: 'repository/devtable/simple', 'oauth-token': 'oauth-read' };

  const run = await runApi(registry, { ...read, 'expect-status': '404' });

  expect(run).toMatchObject({ exitCode: 1, outputs: { status: '200' } });
  expect(run.log).toContain('returned 200, expected 404');
});
