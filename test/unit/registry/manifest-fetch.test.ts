import { describe, expect, it } from 'vitest';
import { fetchManifest, MANIFEST_TYPES } from '../../../src/registry/manifest.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { asDigest, failureOf, openTestClient } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const OTHER = aDigest('other');

async function open() {
  const registry = await startTestRegistry();
  const repository = await openTestClient(registry, { images: [NAME] }).repository();
  registry.forgetRequests();
  return { registry, repository };
}

describe('fetchManifest', () => {
  it('returns the decoded manifest', async () => {
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

  it('returns `gone` for a manifest that the registry does not have', async () => {
    const { repository } = await open();
    expect(await fetchManifest(repository, OTHER)).toEqual({ kind: 'gone' });
  });

  it('rejects content with another digest', async () => {
    const { registry, repository } = await open();
    registry.push.manifest(NAME, '{"schemaVersion":2}', { digest: OTHER });
    const failure = await failureOf(fetchManifest(repository, OTHER));
    expect(failure).toContain(`expected ${OTHER}`);
    expect(failure).toContain('altered the content; do not trust it');
  });

  it('rejects content that is not a manifest', async () => {
    const { registry, repository } = await open();
    const { digest } = registry.push.manifest(NAME, 'invalid');
    expect(await failureOf(fetchManifest(repository, asDigest(digest)))).toContain(
      'is not a valid manifest or index: the body must be an object. Delete it',
    );
  });

  it('rejects more than 4 MiB', async () => {
    const { registry, repository } = await open();
    const { digest } = registry.push.manifest(NAME, Buffer.alloc((4 << 20) + 1, ' '));
    expect(await failureOf(fetchManifest(repository, asDigest(digest)))).toContain('larger than 4 MiB');
  });
});
