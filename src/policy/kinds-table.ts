import type { CosignTag } from './referrer.ts';

/** A kind of evidence, independent of the tool that created it. */
export type Kind = 'signature' | 'sbom' | 'provenance' | 'vex' | 'scan' | 'attestation';

/** All kinds. A referrer that is of several kinds is reported as the first of them. */
export const KINDS: readonly Kind[] = ['signature', 'sbom', 'provenance', 'vex', 'scan', 'attestation'];

/** A pattern for types (see glob.ts), and the kind of the types that match it. */
export type TypeRow = readonly [pattern: string, kind: Kind];

/**
 * @see https://github.com/sigstore/cosign/blob/main/specs/BUNDLE_SPEC.md, also written by GitHub's actions/attest. Signatures and
 * attestations have the same artifact type, so the content of a bundle determines its kind.
 */
export const SIGSTORE_BUNDLE = 'application/vnd.dev.sigstore.bundle*';

/** The predicate type in the DSSE envelope of `cosign sign` 3, which distinguishes it from an attestation. */
export const SIGNATURE_PREDICATE = 'https://sigstore.dev/cosign/sign/v1';

/** The kind of a rule that requires a SLSA Verification Summary Attestation, and the pattern of its predicate type. */
export const VSA = 'vsa';
export const VSA_PREDICATE = 'https://slsa.dev/verification_summary/*';

/**
 * The kinds of artifact types (also of `config.mediaType` and of layers), compared ignoring case. The first row that matches determines
 * the kind, so an artifact type is of one kind. The comment on each row names a tool that writes or reads the type, and its source.
 * docs/kinds.md is generated from these lists.
 */
export const ARTIFACT_TYPES: readonly TypeRow[] = [
  // Notation writes it: notaryproject/notation-go registry/mediatype.go. Without `*`: `….signature.dm-verity` signs layers, not the image.
  ['application/vnd.cncf.notary.signature', 'signature'],
  // cosign in its OCI 1.1 mode: sigstore/cosign pkg/oci/remote/write.go, WriteSignaturesExperimentalOCI
  ['application/vnd.dev.cosign.artifact.sig.v1+json', 'signature'],
  // The layers under cosign's tag .sig: sigstore/cosign specs/SIGNATURE_SPEC.md
  ['application/vnd.dev.cosign.simplesigning.v1+json', 'signature'],
  // CycloneDX VEX, attached with `oras attach`. Before the row for CycloneDX SBOMs.
  ['application/vnd.cyclonedx.vex*', 'vex'],
  // trivy-plugin-referrer types.go; read by Trivy pkg/oci/artifact.go, Ratify plugins/verifier/sbom, zot; Azure/obom pkg/oci.go
  ['application/spdx+*', 'sbom'],
  // `cosign attach sbom`: sigstore/cosign pkg/types/media.go; ko pkg/build/gobuild.go
  ['text/spdx*', 'sbom'],
  // trivy-plugin-referrer types.go, `cosign attach sbom`; without a suffix by cosign 1; CycloneDX/specification README.md
  ['application/vnd.cyclonedx*', 'sbom'],
  // CycloneDX in Protocol Buffers: CycloneDX/specification README.md
  ['application/x.vnd.cyclonedx*', 'sbom'],
  // `cosign attach sbom --type syft`: sigstore/cosign pkg/types/media.go, SyftMediaType
  ['application/vnd.syft+*', 'sbom'],
  // Attachments of Google Artifact Registry: google-cloud-artifact-registry types/attachment.py
  ['application/vnd.spdx+*', 'sbom'],
  // cdxgen and dep-scan (`sbom/cyclonedx`): CycloneDX/cdxgen lib/managers/oci.js; Kyverno's policies (`sbom/cyclone-dx`)
  ['sbom/*', 'sbom'],
  // `cosign attach sbom` in the OCI 1.1 mode: sigstore/cosign cmd/cosign/cli/attach/sbom.go
  ['application/vnd.dev.cosign.artifact.sbom.v1+json', 'sbom'],
  // Harbor: goharbor/harbor src/pkg/scan/sbom/sbom.go, as config.mediaType
  ['application/vnd.goharbor.harbor.sbom.v1', 'sbom'],
  // Ratify's licence checker: notaryproject/ratify Makefile
  ['application/vnd.ratify.spdx.v0', 'sbom'],
  // Docker Official Images: docker/attest attestation/types.go, DSSEMediaType; in-toto/attestation spec/v1/envelope.md
  ['application/vnd.in-toto.spdx+dsse', 'sbom'],
  // The same
  ['application/vnd.in-toto.provenance+dsse', 'provenance'],
  // OpenVEX, attached with `oras attach` or `regctl artifact put`
  ['application/vnd.openvex+*', 'vex'],
  // OpenVEX as Witness names it: in-toto/go-witness attestation/product/product.go
  ['application/vex+json', 'vex'],
  // claircore: quay/claircore toolkit/fixtures/fixtures.go, MediaTypeVEX, also compressed (`+zstd`)
  ['application/csaf+json*', 'vex'],
  // Kyverno's policies (`vex/cyclone-dx`): kyverno/website, verify-images/notary.md
  ['vex/*', 'vex'],
  // trivy-plugin-referrer types.go; Ratify plugins/verifier/vulnerabilityreport; Konflux's SAST tasks
  ['application/sarif+json', 'scan'],
  // Reports of Harbor's scanners, `application/vnd.security.vulnerability.report; version=1.1`: goharbor/harbor src/pkg/scan/rest/v1/spec.go
  ['application/vnd.security.vulnerability.report*', 'scan'],
  // Konflux: konflux-ci/konflux-test-tasks task/clair-scan; read by conforma/policy release/cve
  ['application/vnd.redhat.clair-report+json', 'scan'],
  // Konflux: konflux-ci/konflux-test-tasks task/tpa-scan
  ['application/vnd.redhat.tpa-report+json', 'scan'],
  // StackRox in Konflux: konflux-ci/konflux-test-tasks task/roxctl-scan
  ['application/vnd.redhat.rox-report+json', 'scan'],
  // Trivy in a Konflux pipeline: arewm/slsa-konflux-example, trivy-sbom-scan.yaml
  ['application/vnd.trivy.report+json', 'scan'],
  // Ratify's schema validator: notaryproject/ratify plugins/verifier/schemavalidator. Exact, because the other reports are SBOMs.
  ['application/vnd.aquasecurity.trivy.report.sarif.v1', 'scan'],
  // Kyverno's policies: kyverno/website, verify-images/notary.md
  ['trivy/vulnerability*', 'scan'],
  // cosign: pkg/oci/remote/write.go, WriteAttestationsReferrer; BuildKit's layers; Docker Scout
  ['application/vnd.in-toto+json', 'attestation'],
  // Other in-toto attestations: in-toto/attestation spec/v1/envelope.md, bundle.md
  ['application/vnd.in-toto.*', 'attestation'],
  // The layers under cosign's tag .att: sigstore/cosign pkg/types/payload.go; read as an artifact type by Trivy pkg/oci/artifact.go
  ['application/vnd.dsse.envelope.v1+json', 'attestation'],
  // BuildKit: moby/buildkit exporter/containerimage/writer.go
  ['application/vnd.docker.attestation.manifest.v1+json', 'attestation'],
];

/**
 * The kinds of predicate types, compared exactly, by the first row that matches. Independent of this list, a referrer with any predicate
 * type except that of a signature is also of the kind `attestation`.
 */
export const PREDICATE_TYPES: readonly TypeRow[] = [
  // `cosign sign`: sigstore/cosign pkg/types/predicate.go; Tekton Chains pkg/chains/storage/oci/simple.go
  [SIGNATURE_PREDICATE, 'signature'],
  // cosign, BuildKit, Syft, actions/attest: in-toto/attestation spec/predicates/spdx2.md and spdx3.md
  ['https://spdx.dev/Document*', 'sbom'],
  // cosign, Syft, actions/attest, Docker Hardened Images: in-toto/attestation spec/predicates/cyclonedx.md
  ['https://cyclonedx.org/bom*', 'sbom'],
  // cosign before 1.10: in-toto/in-toto-golang v0.4.0 in_toto/model.go; read by Trivy pkg/sbom/sbom.go
  ['https://cyclonedx.org/schema', 'sbom'],
  // Syft before 0.66: anchore/syft v0.60.0 cmd/syft/cli/attest/attest.go
  ['https://syft.dev/bom*', 'sbom'],
  // Docker Scout on Docker Hardened Images: docker/docs, content/manuals/dhi/core-concepts/attestations.md
  ['https://scout.docker.com/sbom/*', 'sbom'],
  // cosign, BuildKit, Tekton Chains, GitHub: in-toto/attestation spec/predicates/provenance.md
  ['https://slsa.dev/provenance*', 'provenance'],
  // The name before SLSA 0.2: in-toto/attestation spec/predicates/provenance.md
  ['https://in-toto.io/Provenance/*', 'provenance'],
  // Tekton Chains until 0.8: tektoncd/chains v0.8.0 pkg/chains/formats/provenance/provenance.go
  ['https://tekton.dev/chains/provenance*', 'provenance'],
  // Docker Scout: the same page as above
  ['https://scout.docker.com/provenance/*', 'provenance'],
  // `cosign attest --type openvex`, vexctl: openvex/go-vex pkg/vex/vex.go, pkg/attestation/predicate.go
  ['https://openvex.dev/ns*', 'vex'],
  // CycloneDX VEX by devguard-scanner: l3montree-dev/devguard cmd/devguard-scanner/commands/attest.go
  ['https://cyclonedx.org/vex*', 'vex'],
  // `cosign attest --type vuln`: sigstore/cosign specs/COSIGN_VULN_ATTESTATION_SPEC.md
  ['https://cosign.sigstore.dev/attestation/vuln/*', 'scan'],
  // The same of cosign 1, without a scheme: sigstore/cosign v1.13.6 pkg/cosign/attestation/attestation.go
  ['cosign.sigstore.dev/attestation/vuln/*', 'scan'],
  // GUAC, Docker Hardened Images: in-toto/attestation spec/predicates/vuln.md and vulns_02.md
  ['https://in-toto.io/attestation/vulns*', 'scan'],
  // Docker Scout; not its virus and secret scans, because `scan` is for vulnerabilities
  ['https://scout.docker.com/vulnerabilities/*', 'scan'],
];

/** The kinds of the suffixes of cosign's tags `sha256-<hex>.…`: sigstore/cosign pkg/oci/remote/options.go. */
export const TAG_KINDS: Readonly<Record<CosignTag, Kind>> = { sig: 'signature', att: 'attestation', sbom: 'sbom' };
