import { type Built, buildReferrer } from '../support/registry/builders.ts';
import { buildBundle } from '../support/registry/bundle-builders.ts';
import {
  buildCosignAttestations,
  buildCosignSbom,
  buildCosignSignatures,
} from '../support/registry/cosign-builders.ts';
import type { EvidenceFixture, EvidenceImage } from './evidence-fixture.ts';

/** A cosign command that attaches evidence, and the expected result. */
export interface CosignCase {
  readonly name: string;
  readonly attach: (fixture: EvidenceFixture, image: EvidenceImage) => Promise<unknown>;
  /** The evidence kinds that it meets; it meets no others. */
  readonly kinds: readonly string[];
  /** The source with the referrers API, and without it. */
  readonly sources: readonly [on: string, off: string];
  /** The equivalent of the embedded registry's builders. */
  readonly built: (image: EvidenceImage) => Built;
}

const SPDX = 'https://spdx.dev/Document';
const SLSA = 'https://slsa.dev/provenance/v1';
const OPENVEX = 'https://openvex.dev/ns/v0.2.0';
const OCI_SIGNATURE = 'application/vnd.dev.cosign.artifact.sig.v1+json';
const OCI_SBOM = 'application/vnd.dev.cosign.artifact.sbom.v1+json';
const BY_REFERENCE = ['api', 'tag-schema'] as const;
const BY_TAG = ['cosign-tags', 'cosign-tags'] as const;

/** All cases; they can be combined on one image. */
export const COSIGN_CASES: readonly CosignCase[] = [
  {
    name: 'cosign sign',
    attach: ({ cosign }, { reference }) => cosign.sign(reference, 'bundle'),
    kinds: ['signature'],
    sources: BY_REFERENCE,
    built: (image) => bundle(image, 'https://sigstore.dev/cosign/sign/v1'),
  },
  {
    name: 'cosign sign under a tag',
    attach: ({ cosign }, { reference }) => cosign.sign(reference, 'tag'),
    kinds: ['signature'],
    sources: BY_TAG,
    built: ({ digest }) => buildCosignSignatures(digest),
  },
  {
    name: 'cosign sign in the OCI 1.1 mode',
    attach: ({ cosign }, { reference }) => cosign.sign(reference, 'oci-1-1'),
    kinds: ['signature'],
    sources: BY_REFERENCE,
    built: (image) =>
      buildReferrer(image, {
        artifactType: OCI_SIGNATURE,
        configMediaType: OCI_SIGNATURE,
        layerMediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
        layerAnnotations: { 'dev.cosignproject.cosign/signature': '' },
      }),
  },
  {
    name: 'cosign attest with an SBOM',
    attach: ({ cosign }, { reference }) => cosign.attest(reference, 'bundle', 'spdxjson'),
    kinds: ['sbom', 'attestation'],
    sources: BY_REFERENCE,
    built: (image) => bundle(image, SPDX),
  },
  {
    name: 'cosign attest with provenance',
    attach: ({ cosign }, { reference }) => cosign.attest(reference, 'bundle', 'slsaprovenance1'),
    kinds: ['provenance', 'attestation'],
    sources: BY_REFERENCE,
    built: (image) => bundle(image, SLSA),
  },
  {
    name: 'cosign attest with an SBOM under a tag',
    attach: ({ cosign }, { reference }) => cosign.attest(reference, 'tag', 'spdxjson'),
    kinds: ['sbom', 'attestation'],
    sources: BY_TAG,
    built: ({ digest }) => buildCosignAttestations(digest, [{ predicateType: SPDX }]),
  },
  {
    name: 'cosign attest with provenance under a tag',
    attach: ({ cosign }, { reference }) => cosign.attest(reference, 'tag', 'slsaprovenance1'),
    kinds: ['provenance', 'attestation'],
    sources: BY_TAG,
    built: ({ digest }) => buildCosignAttestations(digest, [{ predicateType: SLSA }]),
  },
  {
    name: 'cosign attach attestation, which leaves the predicate type to the envelope',
    attach: ({ cosign }, { reference }) => cosign.attachAttestation(reference, OPENVEX),
    kinds: ['vex', 'attestation'],
    sources: BY_TAG,
    built: ({ digest }) => buildCosignAttestations(digest, [{ predicateType: OPENVEX, annotation: false }]),
  },
  {
    name: 'cosign attach sbom',
    attach: ({ cosign }, { reference }) => cosign.attachSbom(reference, 'tag'),
    kinds: ['sbom'],
    sources: BY_TAG,
    built: () => buildCosignSbom(),
  },
  {
    name: 'cosign attach sbom in the OCI 1.1 mode',
    attach: ({ cosign }, { reference }) => cosign.attachSbom(reference, 'oci-1-1'),
    kinds: ['sbom'],
    sources: BY_REFERENCE,
    built: (image) => buildReferrer(image, { configMediaType: OCI_SBOM, layerMediaType: 'text/spdx+json' }),
  },
];

function bundle(image: EvidenceImage, predicateType: string): Built {
  return buildBundle(image, { predicateType, created: '2026-01-02T00:00:00Z' });
}
