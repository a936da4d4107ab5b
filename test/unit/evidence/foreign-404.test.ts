import { describe, expect, test } from 'vitest';
import { listByTagSchema } from '../../../src/evidence/sources/tag-schema.ts';
import { fetchManifest, resolveManifest } from '../../../src/registry/manifest.ts';
import { aRegistry, asDigest, openBench } from '../../support/bench.ts';

const HTML = { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html><h1>Not here</h1></html>' } as const;
const TEXT = { status: 404, headers: { 'Content-Type': 'text/plain' }, body: 'default backend - 404' } as const;
const EMPTY = { status: 404 } as const;
const BARE = { status: 404, headers: { 'Docker-Distribution-API-Version': 'registry/2.0' } } as const;

async function aRepository(answer: typeof HTML | typeof TEXT | typeof EMPTY | typeof BARE) {
  const registry = await aRegistry();
  const image = registry.push.image('devtable/simple', 'v1');
  registry.fault({ match: { path: /\/manifests\// }, kind: 'answer', ...answer });
  const repository = await openBench(registry, { images: ['devtable/simple'] }).repository();
  return { repository, digest: asDigest(image.digest) };
}

describe.each([
  { name: 'a page of HTML', answer: HTML },
  { name: 'a text', answer: TEXT },
  { name: 'nothing', answer: EMPTY },
])('a 404 with $name says nothing about what the registry has', ({ answer }) => {
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

describe('a bare 404 of what calls itself a registry is its own', () => {
  test('for the tag schema', async () => {
    const { repository, digest } = await aRepository(BARE);
    expect(await listByTagSchema(repository, digest)).toEqual([]);
  });

  test('for a manifest that was listed', async () => {
    const { repository, digest } = await aRepository(BARE);
    expect(await fetchManifest(repository, digest)).toEqual({ kind: 'gone' });
  });
});

describe('a page with 200 is no manifest, though it has a digest', () => {
  const PAGE = { status: 200, headers: { 'Content-Type': 'text/html' }, body: '<html>Log in</html>' } as const;

  test.each([
    { name: 'where HEAD names no digest', head: { status: 200 } },
    { name: 'where HEAD says 404', head: { status: 404 } },
  ])('$name', async ({ head }) => {
    const registry = await aRegistry();
    registry.fault({ match: { method: 'HEAD', path: /\/manifests\// }, kind: 'answer', ...head });
    registry.fault({ match: { method: 'GET', path: /\/manifests\// }, kind: 'answer', ...PAGE });
    const repository = await openBench(registry, { images: ['devtable/simple'] }).repository();
    await expect(resolveManifest(repository, 'v1')).rejects.toThrow('is not a manifest');
  });
});
