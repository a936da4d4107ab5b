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

test('after a new token did not help, a young token is not renewed for other images that are refused', async () => {
  const registry = await startTestRegistry();
  const images = Array.from({ length: 60 }, (_, index) => `devtable/app${index}`);
  for (const image of images) registry.push.image(image, 'v1');
  registry.fault({ match: { path: /app\d*[13579]\/tags\/list/ }, kind: 'answer', status: 401, body: '{"errors":[]}' });
  const client = openTestClient(registry, { images });
  const statuses: (number | string)[] = [];
  const listAll = async () => {
    for (const reference of client.references) {
      const repository = await client.sessions.repository(reference);
      const request = { method: 'GET', url: repository.urlOf('tags/list'), accept: ['*/*'], maxBytes: 10_000 } as const;
      statuses.push(
        await repository.send(request).then(
          ({ status }) => status,
          () => 'refused',
        ),
      );
    }
  };
  await listAll();
  expect(statuses).toEqual(Array(30).fill([200, 'refused']).flat());
  // One token for ten images, and one attempt to replace it.
  const exchanges = () => registry.requests.filter(({ path }) => path.startsWith('/v2/auth')).length;
  expect(exchanges()).toBe(7);
  client.passTime(61_000);
  await listAll();
  // A token that may have expired is replaced once.
  expect(exchanges()).toBe(13);
});
