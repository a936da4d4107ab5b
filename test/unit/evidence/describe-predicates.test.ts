import { describe, expect, test } from 'vitest';
import type { ReferrerOptions } from '../../support/registry/builders.ts';
import { describeListed, type Listed } from './describe-fixture.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const IN_TOTO = 'application/vnd.in-toto+json';
const SLSA = 'https://slsa.dev/provenance/v1';

describe('the predicate types', () => {
  const said = (key: string) => ({ [key]: SLSA });
  const cases: { name: string; pushed: ReferrerOptions | 'gone'; listed: Listed; types: string[]; requests: number }[] =
    [
      {
        name: 'a bundle with the annotation on its descriptor',
        pushed: {},
        listed: { artifactType: BUNDLE, annotations: said('dev.sigstore.bundle.predicateType') },
        types: [SLSA],
        requests: 0,
      },
      {
        name: 'a message signature by the annotation on its descriptor',
        pushed: {},
        listed: { artifactType: BUNDLE, annotations: { 'dev.sigstore.bundle.content': 'message-signature' } },
        types: [],
        requests: 0,
      },
      {
        name: 'a bundle with the annotation only on its manifest',
        pushed: { artifactType: BUNDLE, annotations: said('dev.sigstore.bundle.predicateType') },
        listed: { artifactType: BUNDLE },
        types: [SLSA],
        requests: 1,
      },
      {
        name: 'in-toto with the annotation on the layer, as BuildKit writes it',
        pushed: { artifactType: IN_TOTO, layerAnnotations: said('in-toto.io/predicate-type') },
        listed: { artifactType: IN_TOTO },
        types: [SLSA],
        requests: 1,
      },
      {
        name: 'in-toto with the annotation on the layer, as cosign writes it',
        pushed: { artifactType: IN_TOTO, layerAnnotations: said('predicateType') },
        listed: {},
        types: [SLSA],
        requests: 1,
      },
      {
        name: 'each once',
        pushed: {
          artifactType: IN_TOTO,
          annotations: said('predicateType'),
          layerAnnotations: { 'in-toto.io/predicate-type': 'https://spdx.dev/Document' },
        },
        listed: { annotations: said('predicateType') },
        types: [SLSA, 'https://spdx.dev/Document'],
        requests: 1,
      },
      {
        name: 'a bundle that is no longer in the registry',
        pushed: 'gone',
        listed: { artifactType: BUNDLE },
        types: [],
        requests: 1,
      },
    ];
  test.each(cases)('$name', async ({ pushed, listed, types, requests }) => {
    const described = await describeListed(pushed, listed);
    expect(described).toMatchObject({ referrer: { predicateTypes: types }, requests });
  });
});
