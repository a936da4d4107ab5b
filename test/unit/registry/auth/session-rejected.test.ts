import { expect, test } from 'vitest';
import { startTestRegistry } from '../../../support/fixtures.ts';
import { openTestClient, requestLines } from '../../../support/test-client.ts';

const LIST = /\/tags\/list/;

async function listTags(client: ReturnType<typeof openTestClient>): Promise<number> {
  const repository = await client.repository();
  const url = repository.urlOf('tags/list');
  const response = await repository.send({ method: 'GET', url, accept: ['*/*'], maxBytes: 10_000 });
  return response.status;
}

test('a token that was accepted before and is rejected now is renewed once', async () => {
  const registry = await startTestRegistry();
  registry.push.image('devtable/simple', 'v1');
  const client = openTestClient(registry, { images: ['devtable/simple'] });
  expect(await listTags(client)).toBe(200);
  registry.fault({
    match: { path: LIST },
    times: 1,
    kind: 'answer',
    status: 401,
    body: '{"error":"Signature has expired"}',
  });
  expect(await listTags(client)).toBe(200);
  expect(requestLines(registry).map((line) => line.replace(/\?.*(?= ->)/, ''))).toEqual([
    'GET /v2/auth -> 200',
    'GET /v2/devtable/simple/tags/list -> 200',
    'GET /v2/devtable/simple/tags/list -> 401',
    'GET /v2/auth -> 200',
    'GET /v2/devtable/simple/tags/list -> 200',
  ]);
});

test('a token that was never accepted is not renewed, because a new one would not grant more', async () => {
  const registry = await startTestRegistry();
  registry.push.image('devtable/simple', 'v1');
  registry.fault({ match: { path: LIST }, kind: 'answer', status: 401, body: '{"errors":[{"code":"UNAUTHORIZED"}]}' });
  const client = openTestClient(registry, { images: ['devtable/simple'] });
  await expect(listTags(client)).rejects.toThrow('does not exist, or devtable may not read it');
  expect(registry.requests.filter(({ path }) => path.startsWith('/v2/auth'))).toHaveLength(1);
});
