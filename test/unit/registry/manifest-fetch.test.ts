import { describe, expect, it } from 'vitest';
import { fetchManifest, MANIFEST_TYPES } from '../../../src/registry/manifest.ts';
import { aRegistry, asDigest, failureOf, openBench } from '../../support/bench.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const OTHER = aDigest('other');

async function open() {
  const registry = await aRegistry();
  const repository = await openBench(registry, { images: [NAME] }).repository();
  registry.forgetRequests();
  return { registry, repository };
}

describe('fetchManifest', () => {
  it('gives the manifest, read', async () => {
    const { registry, repository } = await open();
    const image = registry.push.image(NAME, 'v1');
    const { digest } = registry.push.referrer(NAME, image.digest, {
      artifactType: 'text/plain',
      annotations: { a: 'b' },
    });
    const fetched = await fetchManifest(repository, asDigest(digest));
    expect(fetched).toMatchObject({
      kind: 'present',
      manifest: { artifactType: 'text/plain', annotations: { a: 'b' }, subject: { digest: image.digest } },
    });
    expect(registry.requests[0]?.headers.accept).toBe(MANIFEST_TYPES.join(', '));
  });

  it('tells what is gone', async () => {
    const { repository } = await open();
    expect(await fetchManifest(repository, OTHER)).toEqual({ kind: 'gone' });
  });

  it('refuses bytes that do not have the digest', async () => {
    const { registry, repository } = await open();
    registry.push.manifest(NAME, '{"schemaVersion":2}', { digest: OTHER });
    const failure = await failureOf(fetchManifest(repository, OTHER));
    expect(failure).toContain(`expected ${OTHER}`);
    expect(failure).toContain('altered the content; do not trust it');
  });

  it('refuses what is no manifest', async () => {
    const { registry, repository } = await open();
    const { digest } = registry.push.manifest(NAME, 'rubbish');
    expect(await failureOf(fetchManifest(repository, asDigest(digest)))).toContain(
      'The response is not a manifest: the body must be an object',
    );
  });

  it('refuses more than 4 MiB', async () => {
    const { registry, repository } = await open();
    const { digest } = registry.push.manifest(NAME, Buffer.alloc((4 << 20) + 1, ' '));
    expect(await failureOf(fetchManifest(repository, asDigest(digest)))).toContain('larger than 4 MiB');
  });
});
