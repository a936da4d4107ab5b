import { describe, expect, test } from 'vitest';
import { listByBuildkit } from '../../../../src/evidence/sources/buildkit.ts';
import type { Descriptor } from '../../../../src/registry/descriptor.ts';
import { aDigest } from '../../policy/referrer-builder.ts';
import { AMD64, anAttestation, anEntry, anIndex, IMAGE } from '../index-fixture.ts';

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
