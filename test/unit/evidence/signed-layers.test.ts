import { describe, expect, test } from 'vitest';
import { findSignedLayers } from '../../../src/evidence/signed-layers.ts';
import type { Referrer } from '../../../src/policy/referrer.ts';
import type { Descriptor } from '../../../src/registry/descriptor.ts';
import { COSIGN_SIGNATURE } from '../../../src/registry/signed-document.ts';
import { aDigest, aReferrer } from '../policy/referrer-builder.ts';

const BUNDLE = 'application/vnd.dev.sigstore.bundle.v0.3+json';
const PAYLOAD = 'application/vnd.dev.cosign.simplesigning.v1+json';
const DSSE = 'application/vnd.dsse.envelope.v1+json';
const IN_TOTO = 'application/vnd.in-toto+json';
const COSIGN = 'application/vnd.dev.cosign.artifact.sig.v1+json';

function layer(name: string, mediaType: string, signature?: string): Descriptor {
  const annotations = signature === undefined ? {} : { [COSIGN_SIGNATURE]: signature };
  return { mediaType, digest: aDigest(name), size: 1, annotations };
}

const [ONE, TWO] = [layer('one', PAYLOAD, 'QQ=='), layer('one', PAYLOAD, 'Qg==')];
const [ENVELOPE, OTHER] = [layer('envelope', DSSE), layer('other', DSSE)];

describe('the signed documents', () => {
  const cases: {
    name: string;
    referrer: Partial<Referrer>;
    layers: readonly Descriptor[];
    found: readonly (readonly [string, Descriptor])[] | string;
  }[] = [
    {
      name: 'of a bundle',
      referrer: { artifactType: BUNDLE },
      layers: [layer('x', 'text/plain'), layer('bundle', BUNDLE)],
      found: [['bundle', layer('bundle', BUNDLE)]],
    },
    {
      name: 'of a signature under .sig: the layer with this signature',
      referrer: { tag: 'sig', artifactType: PAYLOAD, layer: aDigest('one'), signature: 'Qg==' },
      layers: [ONE, TWO],
      found: [['simple-signing', TWO]],
    },
    {
      name: 'of an attestation under .att: its layer',
      referrer: { tag: 'att', artifactType: DSSE, layer: aDigest('other') },
      layers: [ENVELOPE, OTHER],
      found: [['envelope', OTHER]],
    },
    {
      name: 'of an OCI 1.1 signature: each payload',
      referrer: { artifactType: COSIGN },
      layers: [ONE, TWO],
      found: [
        ['simple-signing', ONE],
        ['simple-signing', TWO],
      ],
    },
    {
      name: "of a manifest with Docker's signed attestation",
      referrer: { artifactType: IN_TOTO },
      layers: [layer('docker', 'application/vnd.in-toto.provenance+dsse')],
      found: [['envelope', layer('docker', 'application/vnd.in-toto.provenance+dsse')]],
    },
    {
      name: "of BuildKit's attestation",
      referrer: { artifactType: IN_TOTO, layer: aDigest('statement') },
      layers: [layer('statement', IN_TOTO)],
      found: 'it is not signed',
    },
    {
      name: 'of an SBOM',
      referrer: { artifactType: 'application/spdx+json' },
      layers: [layer('sbom', 'application/spdx+json')],
      found: 'it is not signed',
    },
    { name: 'of a bundle without a layer', referrer: { artifactType: BUNDLE }, layers: [], found: 'it is not signed' },
    {
      name: "of notation's signature",
      referrer: { artifactType: 'application/vnd.cncf.notary.signature' },
      layers: [layer('signature', 'application/jose+json')],
      found: 'it is a signature of notation, which only a rule with ca verifies',
    },
  ];
  test.each(cases)('$name', ({ referrer, layers, found }) => {
    const documents = findSignedLayers(aReferrer(referrer), { layers, annotations: {} }, 'key');
    expect(
      documents.kind === 'unsigned' ? documents.why : documents.layers.map((one) => [one.form, one.layer]),
    ).toEqual(found);
  });
});

describe('the signed documents for a rule with ca', () => {
  const cases = [
    {
      name: "of notation's signature",
      artifactType: 'application/vnd.cncf.notary.signature',
      layers: [layer('signature', 'application/cose')],
      found: [['notation', layer('signature', 'application/cose')]],
    },
    {
      name: "of notation's signature, with another layer",
      artifactType: 'application/vnd.cncf.notary.signature',
      layers: [layer('signature', 'application/cose'), layer('other', 'application/cose')],
      found: 'its manifest has 2 layers, not one with the signature',
    },
    {
      name: "of notation's signature, without a layer",
      artifactType: 'application/vnd.cncf.notary.signature',
      layers: [],
      found: 'its manifest has 0 layers, not one with the signature',
    },
    {
      name: 'of a bundle',
      artifactType: BUNDLE,
      layers: [layer('bundle', BUNDLE)],
      found: 'it is not a signature of notation, and a rule with ca verifies no other',
    },
  ];
  test.each(cases)('$name', ({ artifactType, layers, found }) => {
    const documents = findSignedLayers(aReferrer({ artifactType }), { layers, annotations: {} }, 'ca');
    expect(
      documents.kind === 'unsigned' ? documents.why : documents.layers.map((one) => [one.form, one.layer]),
    ).toEqual(found);
  });
});
