import { describe, expect, test } from 'vitest';
import { listByTagSchema } from '../../../src/evidence/tag-schema.ts';
import { fetchManifest } from '../../../src/registry/manifest.ts';
import { aRegistry, asDigest, openBench } from '../../support/bench.ts';

const HTML = { status: 404, headers: { 'Content-Type': 'text/html' }, body: '<html><h1>Not here</h1></html>' } as const;
const BARE = { status: 404 } as const;

async function aRepository(answer: typeof HTML | typeof BARE) {
  const registry = await aRegistry();
  const image = registry.push.image('devtable/simple', 'v1');
  registry.fault({ match: { path: /\/manifests\// }, kind: 'answer', ...answer });
  const repository = await openBench(registry, { images: ['devtable/simple'] }).repository();
  return { repository, digest: asDigest(image.digest) };
}

describe('a 404 with a page of HTML says nothing about what the registry has', () => {
  test('for the tag schema', async () => {
    const { repository, digest } = await aRepository(HTML);
    await expect(listByTagSchema(repository, digest)).rejects.toThrow('answered 404');
  });

  test('for a manifest that was listed', async () => {
    const { repository, digest } = await aRepository(HTML);
    await expect(fetchManifest(repository, digest)).rejects.toThrow('answered 404');
  });
});

describe('a bare 404 is the registry’s own', () => {
  test('for the tag schema', async () => {
    const { repository, digest } = await aRepository(BARE);
    expect(await listByTagSchema(repository, digest)).toEqual([]);
  });

  test('for a manifest that was listed', async () => {
    const { repository, digest } = await aRepository(BARE);
    expect(await fetchManifest(repository, digest)).toEqual({ kind: 'gone' });
  });
});
