import { type BlobOptions, type Built, buildManifest } from './builders.ts';
import { envelopeOf, statementOf } from './in-toto.ts';
import { sha256 } from './store.ts';

/** One signature under `sha256-<hex>.sig`. */
export interface CosignSignature {
  /** The digest that the payload names (`docker-manifest-digest`); by default the image's. */
  readonly signs?: string;
  /** The content instead of a payload. */
  readonly payload?: string;
  /** The annotations of `cosign sign --annotations` in the payload; they make signatures differ. */
  readonly optional?: Readonly<Record<string, string>>;
  /** The value of the annotation, in Base64; signatures of several keys differ. `false`: no annotation. */
  readonly signature?: string | false;
}

/**
 * The manifest that `cosign sign --new-bundle-format=false` pushes with the tag `sha256-<hex>.sig`: one layer per
 * signature, bound to the image by the tag and the payload. It has neither subject nor artifactType.
 */
export function buildCosignSignatures(image: string, signatures: readonly CosignSignature[] = [{}]): Built {
  return buildTagged(
    signatures.map(({ signs = image, payload, optional = null, signature = 'MEUCIQ==' }) => ({
      mediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
      bytes: Buffer.from(payload ?? JSON.stringify(payloadOf(signs, optional))),
      annotations: signature === false ? {} : { [SIGNATURE_KEY]: signature },
    })),
  );
}

function payloadOf(digest: string, optional: Readonly<Record<string, string>> | null): unknown {
  const critical = {
    identity: { 'docker-reference': 'registry.example/namespace/app' },
    image: { 'docker-manifest-digest': digest },
    type: 'cosign container image signature',
  };
  return { critical, optional };
}

/** One attestation under `sha256-<hex>.att`. */
export interface CosignAttestation {
  readonly predicateType?: string;
  /**
   * `false`: the layer has no predicate type annotation, as with `cosign attach attestation`; a string: the annotation
   * has this value.
   */
  readonly annotation?: string | false;
  /** The digest of the statement's subject; by default the image's. */
  readonly about?: string;
  /** The content instead of an envelope. */
  readonly envelope?: string;
}

/**
 * The manifest that `cosign attest --new-bundle-format=false` pushes with the tag `sha256-<hex>.att`: one DSSE envelope
 * per attestation.
 */
export function buildCosignAttestations(image: string, attestations: readonly CosignAttestation[]): Built {
  return buildTagged(attestations.map((attestation) => attestationLayer(image, attestation)));
}

function attestationLayer(image: string, attestation: CosignAttestation): BlobOptions {
  const { predicateType, annotation = predicateType ?? false, about = image } = attestation;
  const envelope = attestation.envelope ?? JSON.stringify(envelopeOf(statementOf(about, predicateType)));
  return {
    mediaType: 'application/vnd.dsse.envelope.v1+json',
    bytes: Buffer.from(envelope),
    annotations: { [SIGNATURE_KEY]: '', ...(annotation === false ? {} : { predicateType: annotation }) },
  };
}

/** The manifest that `cosign attach sbom` pushes with the tag `sha256-<hex>.sbom`: the SBOM as the layer. */
export function buildCosignSbom(mediaType = 'text/spdx+json', document = '{"spdxVersion":"SPDX-2.3"}'): Built {
  return buildTagged([{ mediaType, bytes: Buffer.from(document) }]);
}

/** All three are images with an empty config. */
function buildTagged(layers: readonly BlobOptions[]): Built {
  const rootfs = { type: 'layers', diff_ids: layers.map(({ bytes }) => sha256(bytes)) };
  const history = layers.map(() => ({ created: NO_DATE }));
  const config = { architecture: '', created: NO_DATE, history, os: '', rootfs, config: {} };
  return buildManifest({
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', bytes: Buffer.from(JSON.stringify(config)) },
    layers,
  });
}

const SIGNATURE_KEY = 'dev.cosignproject.cosign/signature';
const NO_DATE = '0001-01-01T00:00:00Z';
