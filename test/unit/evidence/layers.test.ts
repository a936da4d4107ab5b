import { describe, expect, test } from 'vitest';
import { inTotoLayersOf } from '../../../src/evidence/layers.ts';
import type { Manifest } from '../../../src/registry/manifest-schema.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const IN_TOTO = 'application/vnd.in-toto+json';

function aManifest(layers: readonly string[], annotations = 0): Manifest {
  return {
    layers: layers.map((name) => ({ mediaType: IN_TOTO, digest: aDigest(name), size: 1, annotations: {} })),
    annotations: Object.fromEntries(Array.from({ length: annotations }, (_, index) => [`a${index}`, 'b'])),
  };
}

const names = (count: number) => Array.from({ length: count }, (_, index) => `${index}`);
const layersOf = (manifest: Manifest) => inTotoLayersOf(manifest, aDigest('manifest'));

describe('the in-toto layers of a manifest', () => {
  const cases = [
    { name: 'none', manifest: aManifest([]), count: 0 },
    { name: 'each', manifest: aManifest(['a', 'b']), count: 2 },
    { name: 'the same twice', manifest: aManifest(['a', 'b', 'a']), count: 2 },
    { name: 'a thousand', manifest: aManifest(names(1_000), 100), count: 1_000 },
  ];
  test.each(cases)('$name: $count', ({ manifest, count }) => expect(layersOf(manifest)).toHaveLength(count));

  test.each([
    { name: 'more than a thousand', manifest: aManifest(names(1_001)) },
    { name: 'a thousand with more than a hundred annotations on the manifest', manifest: aManifest(names(1_000), 101) },
  ])('$name are an error that names the manifest', ({ manifest }) => {
    expect(() => layersOf(manifest)).toThrow(`The manifest ${aDigest('manifest')} has 100`);
  });

  test.each([
    'application/vnd.dsse.envelope.v1+json',
    'application/vnd.in-toto+json',
    'application/vnd.in-toto.spdx+dsse',
  ])('%s is an in-toto layer', (mediaType) => {
    const [layer] = aManifest(['a']).layers;
    const manifest = { ...aManifest([]), layers: layer === undefined ? [] : [{ ...layer, mediaType }] };
    expect(layersOf(manifest)).toHaveLength(1);
  });
});
