import { expect, test } from 'vitest';
import { bodyFileOf } from '../support/action-run.ts';
import { registryFixture } from '../support/fixtures.ts';
import { over, testEachProtocol } from '../support/protocols.ts';
import type { Protocol } from '../support/registry/connection.ts';
import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { runApi } from '../support/run-action.ts';

const TAGS = { path: 'repository/devtable/app/tag/', query: 'limit=1', paginate: 'true', 'oauth-token': 'oauth-admin' };
const REPOSITORIES = {
  path: 'repository',
  query: 'namespace=devtable',
  paginate: 'true',
  'oauth-token': 'oauth-admin',
};

testEachProtocol(
  'the connection is cut in the third page: the step fails, and the file contains the first two',
  async (protocol) => {
    const registry = await threeTags(protocol);
    registry.fault({ match: { path: /page=3/ }, kind: 'cut' });

    const run = await runApi(registry, { ...TAGS, retries: '1' }, { show: ['outputs'] });

    expect(run).toMatchObject({ exitCode: 1, outputs: { status: '200', body: '' } });
    expect(JSON.parse(bodyFileOf(run))).toMatchObject({ tags: [{ name: 'v3' }, { name: 'v2' }] });
    expect(run.requests.filter((line) => line.includes('page=3'))).toHaveLength(2);
    await expect(run.transcript).toMatchFileSnapshot('transcripts/api-keeps-earlier-pages-when-a-page-fails.txt');
  },
);

testEachProtocol('the third page is cut once: it is requested again, and the list is complete', async (protocol) => {
  const registry = await threeTags(protocol);
  registry.fault({ match: { path: /page=3/ }, kind: 'cut', times: 1 });

  const run = await runApi(registry, TAGS);

  expect(run.exitCode).toBe(0);
  expect(JSON.parse(run.outputs.body ?? '').tags).toHaveLength(3);
});

test('a repeated page is an error, not an endless loop', async () => {
  const registry = await registryFixture();
  for (let index = 0; index < 150; index++) registry.push.image(`devtable/app-${index}`, 'v1');
  const first = await runApi(registry, { ...REPOSITORIES, paginate: 'false' });
  const body = bodyFileOf(first);
  registry.fault({
    match: { path: /next_page=/ },
    kind: 'answer',
    status: 200,
    headers: { 'Content-Type': 'application/json' },
    body,
  });

  const run = await runApi(registry, REPOSITORIES, { show: ['outputs'] });

  expect(run.exitCode).toBe(1);
  expect(run.requests.filter((line) => line.includes('next_page='))).toHaveLength(1);
  expect(JSON.parse(bodyFileOf(run)).repositories).toHaveLength(100);
  await expect(run.transcript).toMatchFileSnapshot(
    'transcripts/api-keeps-earlier-pages-when-a-page-fails-repeated.txt',
  );
});

async function threeTags(protocol: Protocol): Promise<EmbeddedRegistry> {
  const registry = await registryFixture(over(protocol));
  for (const tag of ['v1', 'v2', 'v3']) registry.push.image('devtable/app', tag);
  return registry;
}
