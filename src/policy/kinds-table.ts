import type { CosignTag } from './referrer.ts';

/** A name for evidence that does one job, whichever tool wrote it. */
export type Kind = 'signature' | 'sbom' | 'provenance' | 'vex' | 'scan' | 'attestation';

/** What makes a referrer one of this kind: any of the artifact types or any of the predicate types (globs, see glob.ts). */
export interface KindRow {
  readonly kind: Kind;
  /** Compared in any case. */
  readonly artifactTypes: readonly string[];
  /** Compared exactly. */
  readonly predicateTypes: readonly string[];
  /** cosign's tag `sha256-<hex>.…` that it lies under: cosign/pkg/oci/remote/remote.go. */
  readonly tags: readonly CosignTag[];
  /** A sigstore bundle counts by what is inside it, because signatures and attestations share its artifact type. */
  readonly bundle?: 'signature' | 'attestation';
}

/** @see https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md, also written by GitHub's actions/attest */
export const SIGSTORE_BUNDLE = 'application/vnd.dev.sigstore.bundle*';

/** The predicate type by which `cosign sign` 3 tells its DSSE envelope from an attestation. */
export const SIGNATURE_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';

/**
 * The kinds, in the order in which they are reported: the first row that matches gives the name.
 * Each line says who writes the type and where that is stated. docs/kinds.md is made from this.
 */
export const KIND_TABLE: readonly KindRow[] = [
  {
    kind: 'signature',
    artifactTypes: [
      // notation: notaryproject/specifications, specs/signature-specification.md, "Storage"
      'application/vnd.cncf.notary.signature',
      // cosign's OCI 1.1 mode: sigstore/cosign, pkg/oci/remote/write.go, WriteSignaturesExperimentalOCI
      'application/vnd.dev.cosign.artifact.sig.v1+json',
      // the layers under cosign's tag .sig: sigstore/cosign, specs/SIGNATURE_SPEC.md
      'application/vnd.dev.cosign.simplesigning.v1+json',
    ],
    tags: ['sig'],
    bundle: 'signature',
    predicateTypes: [SIGNATURE_PREDICATE],
  },
  {
    kind: 'sbom',
    artifactTypes: [
      // trivy-plugin-referrer (put.go, config media type), and the usual type for `oras attach`
      'application/spdx+*',
      // `cosign attach sbom`: pkg/types/media.go
      'text/spdx*',
      // trivy-plugin-referrer, `cosign attach sbom`, `oras attach`; 'application/vnd.cyclonedx' alone is cosign 1
      'application/vnd.cyclonedx*',
      // cosign: pkg/types/media.go, SyftMediaType (cosign 1 without the suffix, on layers alone)
      'application/vnd.syft+*',
      // `cosign attach sbom` with the OCI 1.1 mode: internal/pkg/oci/remote, ArtifactType("sbom")
      'application/vnd.dev.cosign.artifact.sbom.v1+json',
      // Harbor's own SBOMs: goharbor/harbor, constants sbomMimeType and mediaTypeHarborSBOM
      'application/vnd.goharbor.harbor.sbom.v1',
    ],
    tags: ['sbom'],
    predicateTypes: [
      // BuildKit, cosign, Docker Hardened Images; in-toto/attestation spec/predicates/spdx2.md and spdx3.md
      'https://spdx.dev/Document*',
      // cosign, syft, Docker Hardened Images (v1.5); in-toto/attestation spec/predicates/cyclonedx.md
      'https://cyclonedx.org/bom*',
      // syft's own format, when `syft attest` or `cosign attest --type` names it
      'https://syft.dev/bom*',
      // Docker Scout on Docker Hardened Images: docker/docs, content/manuals/dhi/core-concepts/attestations.md
      'https://scout.docker.com/sbom/*',
    ],
  },
  {
    kind: 'provenance',
    artifactTypes: [],
    tags: [],
    predicateTypes: [
      // BuildKit, cosign, GitHub's attestations; in-toto/attestation spec/predicates/provenance.md
      'https://slsa.dev/provenance/*',
      // Docker Scout on Docker Hardened Images: the same page as above
      'https://scout.docker.com/provenance/*',
    ],
  },
  {
    kind: 'vex',
    artifactTypes: [
      // no tool's default: what is given to `oras attach` and `regctl artifact put` for OpenVEX
      'application/vnd.openvex+json',
      // claircore's fixtures, whose VEX is CSAF: quay/claircore, MediaTypeVEX
      'application/csaf+json',
    ],
    tags: [],
    predicateTypes: [
      // `cosign attest --type openvex`, Docker Hardened Images (v0.2.0); openvex/spec
      'https://openvex.dev/ns*',
      // devguard-scanner attest, for CycloneDX VEX: l3montree-dev/devguard, its documentation of --predicateType
      'https://cyclonedx.org/vex*',
    ],
  },
  {
    kind: 'scan',
    artifactTypes: [
      // trivy-plugin-referrer (put.go), Konflux's SAST tasks
      'application/sarif+json',
      // the report of Harbor's scanner adapters: what its API calls `application/vnd.security.vulnerability.report; version=1.1`
      'application/vnd.security.vulnerability.report*',
      // Konflux's clair-scan task (step oci-attach-report); read by conforma/policy release/cve
      'application/vnd.redhat.clair-report+json',
      // Konflux's TPA scan; read by conforma/policy release/cve
      'application/vnd.redhat.tpa-report+json',
      // Konflux's trivy scan task, beside the clair report
      'application/vnd.trivy.report+json',
    ],
    tags: [],
    predicateTypes: [
      // `cosign attest --type vuln`: specs/COSIGN_VULN_ATTESTATION_SPEC.md
      'https://cosign.sigstore.dev/attestation/vuln/*',
      // the same by cosign 1, without a scheme: pkg/cosign/attestation v1.13, CosignVulnProvenanceV01
      'cosign.sigstore.dev/attestation/vuln/*',
      // Docker Hardened Images (v0.1); in-toto/attestation spec/predicates/vulns_02.md
      'https://in-toto.io/attestation/vulns*',
      // Docker Scout on Docker Hardened Images. Its virus and secret scans are left out: `scan` is to mean vulnerabilities
      'https://scout.docker.com/vulnerabilities/*',
    ],
  },
  {
    kind: 'attestation',
    artifactTypes: [
      // cosign's attestations by the referrers API: pkg/oci/remote/write.go, WriteAttestationsReferrer
      'application/vnd.in-toto+json',
      // the layers under cosign's tag .att: sigstore/cosign, pkg/types/media.go, DssePayloadType
      'application/vnd.dsse.envelope.v1+json',
      // BuildKit's image exporter with `oci-artifact=true`
      'application/vnd.docker.attestation.manifest.v1+json',
    ],
    tags: ['att'],
    bundle: 'attestation',
    predicateTypes: ['*'],
  },
];
