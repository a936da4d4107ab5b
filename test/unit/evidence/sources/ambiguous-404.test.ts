import { describe, expect, test } from 'vitest';
import { listByTagSchema } from '../../../../src/evidence/sources/tag-schema.ts';
import { fetchManifest, resolveManifest } from '../../../../src/registry/manifest.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import { asDigest, openTestClient } from '../../../support/test-client.ts';

const HTML = { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html><h1>Not here</h1></html>' } as const;
const TEXT = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'default backend - 404' } as const;
const EMPTY = { status: 404 } as const;
const BARE = { status: 404, headers: { 'Docker-Distribution-API-Version': 'registry/2.0' } } as const;

async function aRepository(answer: typeof HTML | typeof TEXT | typeof EMPTY | typeof BARE) {
  const registry = await startTestRegistry();
  const image = registry.push.image('devtable/simple', 'v1');
  registry.fault({ match: { path: /\/manifests\// }, kind: 'answer', ...answer });
  const repository = await openTestClient(registry, { images: ['devtable/simple'] }).repository();
  return { repository, digest: asDigest(image.digest) };
}

describe.each([
  { name: 'an HTML page', answer: HTML },
  { name: 'plain text', answer: TEXT },
  { name: 'an empty body', answer: EMPTY },
])('a 404 with $name is an error: it may not come from the registry', ({ answer }) => {
  test('for the tag schema', async () => {
    const { repository, digest } = await aRepository(answer);
    await expect(listByTagSchema(repository, digest)).rejects.toThrow('returned 404');
  });

  test('for a manifest that was listed', async () => {
    const { repository, digest } = await aRepository(answer);
    await expect(fetchManifest(repository, digest)).rejects.toThrow('returned 404');
  });

  test('for a tag', async () => {
    const { repository } = await aRepository(answer);
    await expect(resolveManifest(repository, 'v1')).rejects.toThrow('returned 404');
  });
});

describe('an empty 404 with the header of a registry comes from the registry', () => {
  test('for the tag schema', async () => {
    const { repository, digest } = await aRepository(BARE);
    expect(await listByTagSchema(repository, digest)).toEqual([]);
  });

  test('for a manifest that was listed', async () => {
    const { repository, digest } = await aRepository(BARE);
    expect(await fetchManifest(repository, digest)).toEqual({ kind: 'gone' });
  });
});

describe('an HTML page with 200 is not a manifest', () => {
  const PAGE = { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>Log in</html>' } as const;

  test.each([
    { name: 'if the response to HEAD has no digest', head: { status: 200 } },
    { name: 'if the response to HEAD is 404', head: { status: 404 } },
  ])('$name', async ({ head }) => {
    const registry = await startTestRegistry();
    registry.fault({ match: { method: 'HEAD', path: /\/manifests\// }, kind: 'answer', ...head });
    registry.fault({ match: { method: 'GET', path: /\/manifests\// }, kind: 'answer', ...PAGE });
    const repository = await openTestClient(registry, { images: ['devtable/simple'] }).repository();
    await expect(resolveManifest(repository, 'v1')).rejects.toThrow('is not a manifest');
  });
});
