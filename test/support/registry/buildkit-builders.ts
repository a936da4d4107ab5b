import {
  type BlobOptions,
  type Built,
  type BuiltDescriptor,
  buildImage,
  buildIndex,
  buildManifest,
  descriptorOf,
} from './builders.ts';
import { IN_TOTO_TYPE, statementOf } from './in-toto.ts';
import { sha256 } from './store.ts';

/** The options of an index as `docker buildx build --platform … --sbom=true --provenance=true` pushes it. */
export interface BuildkitOptions {
  /**
   * The predicate types of each platform's attestations, by `os/architecture[/variant]`; an empty list: no attestation
   * manifest.
   */
  readonly platforms: Readonly<Record<string, readonly string[]>>;
  /** `oci-artifact=true`: the attestation manifest has an artifactType, and the platform's image as its subject. */
  readonly ociArtifact?: boolean;
  /** The predicates of the attestations, by predicate type; by default empty. */
  readonly predicates?: Readonly<Record<string, unknown>>;
  /** Part of the layers: another content makes other images. */
  readonly content?: string;
}

/** An index and its entries, by platform. */
export interface BuiltByBuildkit {
  readonly index: Built;
  readonly images: Readonly<Record<string, Built>>;
  readonly attestations: Readonly<Record<string, Built>>;
}

/**
 * An index as BuildKit's image exporter writes it: the images, then their attestation manifests.
 * @see https://docs.docker.com/build/metadata/attestations/attestation-storage/
 */
export function buildByBuildkit(options: BuildkitOptions): BuiltByBuildkit {
  const { platforms, content = 'app' } = options;
  const images = Object.keys(platforms).map((platform) => ({ platform, built: imageFor(platform, content) }));
  const attestations = images.flatMap(({ platform, built }) => {
    const predicateTypes = platforms[platform] ?? [];
    if (predicateTypes.length === 0) return [];
    const image = describe(built);
    return [{ platform, image, built: attestationManifest(image, predicateTypes, options) }];
  });
  const manifests = [
    ...images.map(({ platform, built }) => ({ ...describe(built), platform })),
    ...attestations.map(({ image, built }) => ({ ...describe(built), annotations: references(image), ...NO_PLATFORM })),
  ];
  return { index: buildIndex({ manifests }), images: byPlatform(images), attestations: byPlatform(attestations) };
}

function imageFor(platform: string, content: string): Built {
  const [, architecture = ''] = platform.split('/');
  return buildImage({ content: `${content} for ${platform}`, architecture });
}

function attestationManifest(
  image: BuiltDescriptor,
  predicateTypes: readonly string[],
  { ociArtifact = false, predicates = {} }: BuildkitOptions,
): Built {
  const layers = predicateTypes.map((type) => ({
    mediaType: IN_TOTO_TYPE,
    bytes: Buffer.from(JSON.stringify(statementOf(image.digest, type, predicates[type]))),
    annotations: { 'in-toto.io/predicate-type': type },
  }));
  return ociArtifact
    ? buildManifest({ artifactType: ARTIFACT_TYPE, layers, subject: image })
    : buildManifest({ config: configOf(layers), layers });
}

/** "It should be ignored as it is only included for compatibility purposes." */
function configOf(layers: readonly BlobOptions[]): BlobOptions {
  const rootfs = { type: 'layers', diff_ids: layers.map(({ bytes }) => sha256(bytes)) };
  const config = { architecture: 'unknown', os: 'unknown', config: {}, rootfs };
  return { mediaType: 'application/vnd.oci.image.config.v1+json', bytes: Buffer.from(JSON.stringify(config)) };
}

function references({ digest }: BuiltDescriptor): Readonly<Record<string, string>> {
  return { 'vnd.docker.reference.digest': digest, 'vnd.docker.reference.type': 'attestation-manifest' };
}

function describe({ mediaType, bytes }: Built): BuiltDescriptor {
  return descriptorOf(mediaType, bytes);
}

function byPlatform(entries: readonly { readonly platform: string; readonly built: Built }[]): Record<string, Built> {
  return Object.fromEntries(entries.map(({ platform, built }) => [platform, built]));
}

const NO_PLATFORM = { platform: 'unknown/unknown' };
const ARTIFACT_TYPE = 'application/vnd.docker.attestation.manifest.v1+json';
