import type { CosignTag } from './referrer.ts';

/** A kind of evidence, independent of the tool that created it. */
export type Kind = 'signature' | 'sbom' | 'provenance' | 'vex' | 'scan' | 'attestation';

/** A referrer is of this kind if any of the artifact types or any of the predicate types matches (patterns, see glob.ts). */
export interface KindRow {
  readonly kind: Kind;
  /** Compared ignoring case. */
  readonly artifactTypes: readonly string[];
  /** Compared exactly. */
  readonly predicateTypes: readonly string[];
  /** Suffixes of cosign's tags `sha256-<hex>.…`: sigstore/cosign, pkg/oci/remote/remote.go. */
  readonly tags: readonly CosignTag[];
  /** A sigstore bundle matches by its content, because signatures and attestations have the same artifact type. */
  readonly bundle?: 'signature' | 'attestation';
}

/** @see https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md, also written by GitHub's actions/attest */
export const SIGSTORE_BUNDLE = 'application/vnd.dev.sigstore.bundle*';

/** The predicate type in the DSSE envelope of `cosign sign` 3, which distinguishes it from an attestation. */
export const SIGNATURE_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';

/**
 * The kinds. A referrer that matches several rows is reported as the kind of the first.
 * The comment on each type names the tool that writes it, and its source. docs/kinds.md is generated from this table.
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
      // trivy-plugin-referrer (put.go, config media type); common with `oras attach`
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
      // not the default of any tool; given to `oras attach` and `regctl artifact put` for OpenVEX
      'application/vnd.openvex+json',
      // CSAF VEX in the fixtures of claircore: quay/claircore, MediaTypeVEX
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
      // reports of Harbor's scanner adapters, `application/vnd.security.vulnerability.report; version=1.1` in its API
      'application/vnd.security.vulnerability.report*',
      // Konflux's clair-scan task (step oci-attach-report); read by conforma/policy release/cve
      'application/vnd.redhat.clair-report+json',
      // Konflux's TPA scan; read by conforma/policy release/cve
      'application/vnd.redhat.tpa-report+json',
      // Konflux's trivy scan task, in addition to the clair report
      'application/vnd.trivy.report+json',
    ],
    tags: [],
    predicateTypes: [
      // `cosign attest --type vuln`: specs/COSIGN_VULN_ATTESTATION_SPEC.md
      'https://cosign.sigstore.dev/attestation/vuln/*',
      // the same of cosign 1, without a scheme: pkg/cosign/attestation v1.13, CosignVulnProvenanceV01
      'cosign.sigstore.dev/attestation/vuln/*',
      // Docker Hardened Images (v0.1); in-toto/attestation spec/predicates/vulns_02.md
      'https://in-toto.io/attestation/vulns*',
      // Docker Scout on Docker Hardened Images; not its virus and secret scans, because `scan` is for vulnerabilities
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
