import { describe, expect, it, test } from 'vitest';
import { platformImagesOf } from '../../../../src/evidence/platforms.ts';
import { listByBuildkit } from '../../../../src/evidence/sources/buildkit.ts';
import type { Descriptor, ImageIndex } from '../../../../src/registry/descriptor.ts';
import { aDigest } from '../../policy/referrer-builder.ts';

const MANIFEST = 'application/vnd.oci.image.manifest.v1+json';
const IMAGE = aDigest('linux/amd64');

function anEntry(name: string, overrides: Partial<Descriptor> = {}): Descriptor {
  return { mediaType: MANIFEST, digest: aDigest(name), size: 1, annotations: {}, ...overrides };
}

function anAttestation(
  name: string,
  annotations: Descriptor['annotations'] = {},
  platform: Partial<Descriptor> = { platform: 'unknown/unknown' },
): Descriptor {
  const references = { 'vnd.docker.reference.digest': IMAGE, 'vnd.docker.reference.type': 'attestation-manifest' };
  return anEntry(name, { annotations: { ...references, ...annotations }, ...platform });
}

function anIndex(...manifests: readonly Descriptor[]): ImageIndex {
  return { mediaType: 'application/vnd.oci.image.index.v1+json', manifests };
}

const AMD64 = anEntry('linux/amd64', { platform: 'linux/amd64' });

describe("BuildKit's attestation manifests for an image", () => {
  const one = anAttestation('one');
  const two = anAttestation('two');
  const cases: { name: string; entries: readonly Descriptor[]; found: readonly Descriptor[] }[] = [
    { name: 'an attestation manifest', entries: [AMD64, one], found: [one] },
    { name: 'several', entries: [AMD64, two, one], found: [two, one] },
    { name: 'without a platform', entries: [anAttestation('bare', {}, {})], found: [anAttestation('bare', {}, {})] },
    { name: 'none', entries: [AMD64], found: [] },
    { name: 'an empty index', entries: [], found: [] },
    {
      name: 'for another image',
      entries: [anAttestation('other', { 'vnd.docker.reference.digest': aDigest('linux/arm64') })],
      found: [],
    },
    {
      name: 'another type of reference',
      entries: [anAttestation('other', { 'vnd.docker.reference.type': 'signature-manifest' })],
      found: [],
    },
    {
      name: 'the type in another case',
      entries: [anAttestation('other', { 'vnd.docker.reference.type': 'Attestation-Manifest' })],
      found: [],
    },
    {
      name: 'no type',
      entries: [anEntry('other', { annotations: { 'vnd.docker.reference.digest': IMAGE } })],
      found: [],
    },
    {
      name: 'an image with the annotations of an attestation',
      entries: [{ ...one, platform: 'linux/amd64' }],
      found: [],
    },
  ];
  test.each(cases)('$name', ({ entries, found }) => {
    const expected = found.map((descriptor) => ({ descriptor, sources: ['buildkit'] }));
    expect(listByBuildkit(anIndex(...entries)).get(IMAGE) ?? []).toEqual(expected);
  });
});

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
      name: 'no attestation manifests without a platform',
      entries: [AMD64, anAttestation('a', {}, {})],
      platforms: ['linux/amd64'],
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
