import { describe, expect, it } from 'vitest';
import { isOfKind, KINDS, kindOf } from '../../../src/policy/kind.ts';
import { aBundle, aReferrer } from './referrer-builder.ts';

const SLSA = 'https://slsa.dev/provenance/v1';
const SIGN = 'https://sigstore.dev/cosign/sign/v1';
const IN_TOTO = 'application/vnd.in-toto+json';

const typed = (artifactType: string, ...predicateTypes: string[]) => aReferrer({ artifactType, predicateTypes });

/** `kinds` are all kinds of the referrer; the first is the reported one. */
const cases = [
  { name: 'notation', referrer: typed('application/vnd.cncf.notary.signature'), kinds: ['signature'] },
  { name: 'cosign OCI 1.1', referrer: typed('application/vnd.dev.cosign.artifact.sig.v1+json'), kinds: ['signature'] },
  {
    name: 'a bundle with a message signature',
    referrer: aBundle(undefined, 'message-signature'),
    kinds: ['signature'],
  },
  { name: 'the bundle of cosign sign', referrer: aBundle(SIGN), kinds: ['signature'] },
  { name: 'a provenance bundle', referrer: aBundle(SLSA), kinds: ['provenance', 'attestation'] },
  {
    name: 'a provenance bundle annotated as a message signature',
    referrer: aBundle(SLSA, 'message-signature'),
    kinds: ['provenance', 'attestation'],
  },
  {
    name: 'a bundle with both predicate types',
    referrer: { ...aBundle(SIGN), predicateTypes: [SIGN, SLSA] },
    kinds: ['provenance', 'attestation'],
  },
  { name: 'a bundle with any DSSE envelope', referrer: aBundle(undefined), kinds: ['attestation'] },
  { name: 'a bundle without annotations', referrer: aBundle(undefined, ''), kinds: [] },
  {
    name: 'a bundle of the first format',
    referrer: { ...aBundle(SLSA), artifactType: 'application/vnd.dev.sigstore.bundle+json;version=0.1' },
    kinds: ['provenance', 'attestation'],
  },
  {
    name: 'a bundle in upper case',
    referrer: { ...aBundle(SLSA, 'message-signature'), artifactType: 'APPLICATION/VND.DEV.SIGSTORE.BUNDLE.V0.3+JSON' },
    kinds: ['provenance', 'attestation'],
  },
  { name: 'SPDX', referrer: typed('application/spdx+json'), kinds: ['sbom'] },
  { name: 'SPDX in upper case', referrer: typed('Application/SPDX+JSON'), kinds: ['sbom'] },
  { name: 'SPDX tag-value', referrer: typed('text/spdx'), kinds: ['sbom'] },
  { name: 'CycloneDX XML', referrer: typed('application/vnd.cyclonedx+xml'), kinds: ['sbom'] },
  { name: 'Syft', referrer: typed('application/vnd.syft+json'), kinds: ['sbom'] },
  { name: 'Harbor SBOM', referrer: typed('application/vnd.goharbor.harbor.sbom.v1'), kinds: ['sbom'] },
  { name: 'cosign SBOM', referrer: typed('application/vnd.dev.cosign.artifact.sbom.v1+json'), kinds: ['sbom'] },
  { name: 'an SPDX bundle', referrer: aBundle('https://spdx.dev/Document/v2.3'), kinds: ['sbom', 'attestation'] },
  { name: 'a CycloneDX bundle', referrer: aBundle('https://cyclonedx.org/bom/v1.6'), kinds: ['sbom', 'attestation'] },
  { name: 'syft attest', referrer: aBundle('https://syft.dev/bom'), kinds: ['sbom', 'attestation'] },
  { name: 'a Scout SBOM', referrer: aBundle('https://scout.docker.com/sbom/v0.1'), kinds: ['sbom', 'attestation'] },
  {
    name: 'a predicate type in another case',
    referrer: aBundle('https://SLSA.dev/provenance/v1'),
    kinds: ['attestation'],
  },
  {
    name: 'BuildKit',
    referrer: typed('application/vnd.docker.attestation.manifest.v1+json', 'https://spdx.dev/Document', SLSA),
    kinds: ['sbom', 'provenance', 'attestation'],
  },
  { name: 'cosign attestations', referrer: typed(IN_TOTO, SLSA), kinds: ['provenance', 'attestation'] },
  { name: 'in-toto without a predicate type', referrer: typed(IN_TOTO), kinds: ['attestation'] },
  {
    name: 'a verification summary',
    referrer: aBundle('https://slsa.dev/verification_summary/v1'),
    kinds: ['attestation'],
  },
  { name: 'OpenVEX', referrer: typed('application/vnd.openvex+json'), kinds: ['vex'] },
  { name: 'CSAF', referrer: typed('application/csaf+json'), kinds: ['vex'] },
  { name: 'an OpenVEX bundle', referrer: aBundle('https://openvex.dev/ns/v0.2.0'), kinds: ['vex', 'attestation'] },
  { name: 'a CycloneDX VEX bundle', referrer: aBundle('https://cyclonedx.org/vex'), kinds: ['vex', 'attestation'] },
  { name: 'SARIF', referrer: typed('application/sarif+json'), kinds: ['scan'] },
  {
    name: 'Harbor scan',
    referrer: typed('application/vnd.security.vulnerability.report; version=1.1'),
    kinds: ['scan'],
  },
  { name: 'Clair', referrer: typed('application/vnd.redhat.clair-report+json'), kinds: ['scan'] },
  { name: 'TPA', referrer: typed('application/vnd.redhat.tpa-report+json'), kinds: ['scan'] },
  { name: 'Trivy in Konflux', referrer: typed('application/vnd.trivy.report+json'), kinds: ['scan'] },
  {
    name: 'cosign vuln',
    referrer: aBundle('https://cosign.sigstore.dev/attestation/vuln/v1'),
    kinds: ['scan', 'attestation'],
  },
  {
    name: 'cosign 1 vuln',
    referrer: typed(IN_TOTO, 'cosign.sigstore.dev/attestation/vuln/v1'),
    kinds: ['scan', 'attestation'],
  },
  {
    name: 'in-toto vulns',
    referrer: aBundle('https://in-toto.io/attestation/vulns/v0.2'),
    kinds: ['scan', 'attestation'],
  },
  { name: 'a virus scan', referrer: aBundle('https://scout.docker.com/virus/v0.1'), kinds: ['attestation'] },
  { name: 'ClamAV', referrer: typed('application/vnd.clamav'), kinds: [] },
  { name: 'an artifact type with a similar prefix', referrer: typed('application/spdxish+json'), kinds: [] },
  { name: 'no artifact type', referrer: typed(''), kinds: [] },
];

const TYPES: Readonly<Record<string, readonly string[]>> = {
  signature: [
    'application/vnd.cncf.notary.signature',
    'application/vnd.dev.cosign.artifact.sig.v1+json',
    'application/vnd.dev.cosign.simplesigning.v1+json',
  ],
  sbom: [
    'application/spdx+json',
    'application/spdx+json+zstd',
    'application/spdx+json; version=2.3',
    'text/spdx',
    'text/spdx+json',
    'text/spdx+xml',
    'text/spdx-json',
    'application/vnd.cyclonedx',
    'application/vnd.cyclonedx+json',
    'application/vnd.cyclonedx+xml',
    'application/x.vnd.cyclonedx+protobuf',
    'application/vnd.syft+json',
    'application/vnd.spdx+json',
    'sbom/cyclonedx',
    'sbom/cyclone-dx',
    'sbom/example',
    'application/vnd.dev.cosign.artifact.sbom.v1+json',
    'application/vnd.goharbor.harbor.sbom.v1',
    'application/vnd.ratify.spdx.v0',
    'application/vnd.in-toto.spdx+dsse',
  ],
  provenance: ['application/vnd.in-toto.provenance+dsse'],
  vex: [
    'application/vnd.cyclonedx.vex+json',
    'application/vnd.cyclonedx.vex+xml',
    'Application/Vnd.CycloneDX.VEX+JSON',
    'application/vnd.openvex+json',
    'application/vex+json',
    'application/csaf+json',
    'application/csaf+json+zstd',
    'vex/cyclone-dx',
  ],
  scan: [
    'application/sarif+json',
    'application/vnd.security.vulnerability.report; version=1.1',
    'application/vnd.redhat.clair-report+json',
    'application/vnd.redhat.tpa-report+json',
    'application/vnd.redhat.rox-report+json',
    'application/vnd.trivy.report+json',
    'application/vnd.aquasecurity.trivy.report.sarif.v1',
    'trivy/vulnerability',
  ],
  attestation: [
    'application/vnd.in-toto+json',
    'application/vnd.in-toto.bundle',
    'application/vnd.in-toto.verification_summary+dsse',
    'application/vnd.in-toto.vsa+dsse',
    'application/vnd.dsse.envelope.v1+json',
    'application/vnd.docker.attestation.manifest.v1+json',
  ],
  other: [
    'application/vnd.cncf.notary.signature.dm-verity',
    'application/vnd.cncf.notary.v2.signature',
    'application/vnd.unknown.artifact.v1',
    'application/vnd.oci.empty.v1+json',
    'application/vnd.oci.image.config.v1+json',
    'application/vnd.clamav',
    'application/vnd.konflux.test_output+json',
    'application/vnd.redhat.pickle-scan-report+json',
    'application/vnd.aquasecurity.trivy.report.spdx.v1',
    'application/json',
    'application/spdxish+json',
    'notsbom/cyclonedx',
  ],
};

const PREDICATES: Readonly<Record<string, readonly string[]>> = {
  sbom: [
    'https://spdx.dev/Document',
    'https://spdx.dev/Document/v2.3',
    'https://spdx.dev/Document3',
    'https://cyclonedx.org/bom',
    'https://cyclonedx.org/bom/v1.6',
    'https://cyclonedx.org/bom-1.6',
    'https://cyclonedx.org/schema',
    'https://syft.dev/bom',
    'https://scout.docker.com/sbom/v0.1',
  ],
  provenance: [
    'https://slsa.dev/provenance',
    'https://slsa.dev/provenance/v0.2',
    'https://slsa.dev/provenance/v1',
    'https://slsa.dev/provenance-v1',
    'https://in-toto.io/Provenance/v0.1',
    'https://tekton.dev/chains/provenance',
    'https://scout.docker.com/provenance/v0.1',
  ],
  vex: [
    'https://openvex.dev/ns',
    'https://openvex.dev/ns/v0.2.0',
    'https://openvex.dev/ns@v0.2.0',
    'https://cyclonedx.org/vex',
    'https://cyclonedx.org/vex/1.0',
  ],
  scan: [
    'https://cosign.sigstore.dev/attestation/vuln/v1',
    'cosign.sigstore.dev/attestation/vuln/v1',
    'https://in-toto.io/attestation/vulns/v0.1',
    'https://in-toto.io/attestation/vulns/v0.2',
    'https://in-toto.io/attestation/vulns-v1',
    'https://scout.docker.com/vulnerabilities/v0.1',
  ],
  attestation: [
    'https://slsa.dev/verification_summary/v1',
    'https://conforma.dev/verification_summary/v1',
    'https://in-toto.io/Link/v1',
    'https://in-toto.io/attestation/test-result/v0.1',
    'https://cosign.sigstore.dev/attestation/v1',
    'https://scout.docker.com/virus/v0.1',
    'https://scout.docker.com/secrets/v0.1',
    'http://slsa.dev/provenance/v1',
    'https://evil.example/https://slsa.dev/provenance/v1',
  ],
};

describe('an artifact type is of one kind', () => {
  const rows = Object.entries(TYPES).flatMap(([kind, types]) => types.map((type) => ({ type, kind })));
  it.each(rows)('$type: $kind', ({ type, kind }) => {
    expect(KINDS.filter((one) => isOfKind(typed(type), one))).toEqual(kind === 'other' ? [] : [kind]);
    expect(kindOf(typed(type))).toBe(kind);
  });
});

describe('a predicate type is of one kind, and an attestation', () => {
  const rows = Object.entries(PREDICATES).flatMap(([kind, types]) => types.map((type) => ({ type, kind })));
  it.each(rows)('$type: $kind', ({ type, kind }) => {
    const kinds = [...new Set([kind, 'attestation'])];
    for (const referrer of [typed(IN_TOTO, type), aBundle(type), typed('application/vnd.example', type)]) {
      expect(KINDS.filter((one) => isOfKind(referrer, one))).toEqual(kinds);
    }
  });
});

describe('kinds', () => {
  it.each(cases)('$name', ({ referrer, kinds }) => {
    expect(KINDS.filter((kind) => isOfKind(referrer, kind))).toEqual(kinds);
    expect(kindOf(referrer)).toBe(kinds[0] ?? 'other');
  });

  it('are in this order', () => {
    expect(KINDS).toEqual(['signature', 'sbom', 'provenance', 'vex', 'scan', 'attestation']);
  });
});
