import { describe, expect, it, test } from 'vitest';
import { platformImagesOf } from '../../../src/evidence/platforms.ts';
import type { Descriptor } from '../../../src/registry/descriptor.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { AMD64, anAttestation, anEntry, anIndex, IMAGE } from './index-fixture.ts';

describe('the platform images of an index', () => {
  const cases: { name: string; entries: readonly Descriptor[]; platforms: readonly string[] }[] = [
    {
      name: 'in its order',
      entries: [anEntry('b', { platform: 'linux/arm/v7' }), AMD64],
      platforms: ['linux/arm/v7', 'linux/amd64'],
    },
    { name: 'none', entries: [], platforms: [] },
    { name: 'no attestation manifests', entries: [AMD64, anAttestation('a')], platforms: ['linux/amd64'] },
    {
      name: 'an attestation manifest without a platform, which clients may run: by its digest',
      entries: [AMD64, anAttestation('a', {}, {})],
      platforms: ['linux/amd64', aDigest('a')],
    },
    {
      name: 'no other entries for unknown/unknown',
      entries: [AMD64, anEntry('x', { platform: 'unknown/unknown' })],
      platforms: ['linux/amd64'],
    },
    {
      name: 'a half known platform',
      entries: [anEntry('x', { platform: 'linux/unknown' })],
      platforms: ['linux/unknown'],
    },
    {
      name: 'an entry with a platform and the annotations of an attestation',
      entries: [anAttestation('hidden', {}, { platform: 'linux/amd64' })],
      platforms: ['linux/amd64'],
    },
    {
      name: 'without a platform: named by its digest',
      entries: [anEntry('bare')],
      platforms: [aDigest('bare')],
    },
    { name: 'the same entry twice', entries: [AMD64, AMD64], platforms: ['linux/amd64'] },
    {
      name: 'with an empty platform: by its digest',
      entries: [anEntry('e', { platform: '/' })],
      platforms: [aDigest('e')],
    },
    {
      name: 'one platform twice, as for versions of Windows',
      entries: [anEntry('a', { platform: 'windows/amd64' }), anEntry('b', { platform: 'windows/amd64' })],
      platforms: ['windows/amd64', 'windows/amd64'],
    },
  ];
  test.each(cases)('$name', ({ entries, platforms }) => {
    expect(platformImagesOf(anIndex(...entries)).map(({ platform }) => platform)).toEqual(platforms);
  });

  it('more than a thousand are an error', () => {
    const entries = Array.from({ length: 1_001 }, (_, index) => anEntry(`${index}`, { platform: `linux/${index}` }));
    expect(() => platformImagesOf(anIndex(...entries))).toThrow('has 1001 platform images; the limit is 1000');
  });

  it('have their digests', () => {
    expect(platformImagesOf(anIndex(AMD64))).toEqual([{ digest: IMAGE, platform: 'linux/amd64' }]);
  });
});
