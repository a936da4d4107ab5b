import { describe, expect, it, test } from 'vitest';
import { checkBinding } from '../../../src/evidence/check-binding.ts';
import { ContentCache } from '../../../src/evidence/content-cache.ts';
import type { Digest } from '../../../src/registry/digest.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import { buildReferrer } from '../../support/registry/builders.ts';
import type { EmbeddedRegistry } from '../../support/registry/registry.ts';
import { asDigest, failureOf, openTestClient } from '../../support/test-client.ts';
import { aDigest, aReferrer } from '../policy/referrer-builder.ts';

const NAME = 'devtable/simple';
const SUBJECT = aDigest('image');
const OTHER = aDigest('another image');

async function open() {
  const registry = await startTestRegistry();
  const cache = new ContentCache(await openTestClient(registry, { images: [NAME] }).repository());
  registry.forgetRequests();
  return { registry, cache };
}

const check = (digest: string, cache: ContentCache) =>
  checkBinding(aReferrer({ subject: SUBJECT, digest: asDigest(digest) }), cache);

describe('checkBinding', () => {
  const cases: { name: string; push: (registry: EmbeddedRegistry) => string; why: string | undefined }[] = [
    { name: 'its subject is the image', push: ({ push }) => push.referrer(NAME, SUBJECT).digest, why: undefined },
    {
      name: 'its subject is another image',
      push: ({ push }) => push.referrer(NAME, OTHER).digest,
      why: `its manifest belongs to another image, ${OTHER}`,
    },
    {
      name: 'it has no subject',
      push: ({ push }) => push.built(NAME, buildReferrer(undefined, { artifactType: 'a/b' })).digest,
      why: 'its manifest has no subject',
    },
    {
      name: 'its manifest is no longer in the registry',
      push: () => aDigest('never pushed'),
      why: 'it is listed, but the registry no longer has its manifest',
    },
    {
      name: 'it is an index with a subject',
      push: ({ push }) =>
        push.index(NAME, undefined, { manifests: [], subject: { mediaType: 'a/b', digest: SUBJECT, size: 1 } }).digest,
      why: undefined,
    },
  ];
  test.each(cases)('$name', async ({ push, why }) => {
    const { registry, cache } = await open();
    const checked = await check(push(registry), cache);
    expect('why' in checked ? checked.why : undefined).toBe(why);
  });

  it('describes the referrer by its manifest, not by the list', async () => {
    const { registry, cache } = await open();
    const annotations = { 'org.opencontainers.image.created': '2001-01-01T00:00:00Z' };
    const { digest } = registry.push.referrer(NAME, SUBJECT, { artifactType: 'application/spdx+json', annotations });
    const listed = aReferrer({
      subject: SUBJECT,
      digest: asDigest(digest),
      artifactType: 'application/vnd.cncf.notary.signature',
      annotations: { 'org.opencontainers.image.created': '2026-01-01T00:00:00Z', team: 'core' },
    });
    expect(await checkBinding(listed, cache)).toEqual({
      kind: 'bound',
      referrer: { ...listed, artifactType: 'application/spdx+json', annotations },
    });
  });

  it('throws if the bytes have another digest', async () => {
    const { registry, cache } = await open();
    const { bytes } = buildReferrer({ mediaType: 'a/b', digest: SUBJECT, size: 1 }, {});
    registry.push.manifest(NAME, bytes, { digest: OTHER });
    expect(await failureOf(check(OTHER, cache))).toContain('altered the content; do not trust it');
  });
});

describe('the manifests in the cache', () => {
  it('are fetched once, by concurrent and by sequential calls', async () => {
    const { registry, cache } = await open();
    const digest: Digest = asDigest(registry.push.referrer(NAME, SUBJECT).digest);
    await Promise.all([cache.manifest(digest), cache.manifest(digest)]);
    await cache.manifest(digest);
    expect(registry.requests).toHaveLength(1);
  });

  it('are fetched again if the registry did not have them before', async () => {
    const { registry, cache } = await open();
    const { bytes } = buildReferrer({ mediaType: 'a/b', digest: SUBJECT, size: 1 }, {});
    const { digest } = (await startTestRegistry()).push.manifest(NAME, bytes);
    expect(await cache.manifest(asDigest(digest))).toEqual({ kind: 'gone' });
    registry.push.manifest(NAME, bytes);
    expect(await cache.manifest(asDigest(digest))).toMatchObject({ kind: 'present' });
    expect(registry.requests).toHaveLength(2);
  });
});
