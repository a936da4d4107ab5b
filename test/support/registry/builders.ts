import { INDEX_TYPE, MANIFEST_TYPE } from './answer.ts';
import { sha256 } from './store.ts';

/** A descriptor of something that was built or pushed. */
export interface BuiltDescriptor {
  readonly mediaType: string;
  readonly digest: string;
  readonly size: number;
}

/** A manifest with the blobs that it names. */
export interface Built {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly blobs: readonly Uint8Array[];
}

/** `content` is in the layer: another content is another image. */
export interface ImageOptions {
  readonly content?: string;
  readonly architecture?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An OCI image with one layer. */
export function buildImage({ content = 'image', architecture = 'amd64', annotations }: ImageOptions): Built {
  const layer = Buffer.from(content);
  const history = [{ created: '2026-01-01T00:00:00Z', created_by: `ADD ${content}` }];
  const rootfs = { type: 'layers', diff_ids: [sha256(layer)] };
  const config = Buffer.from(
    JSON.stringify({ architecture, os: 'linux', created: '2026-01-01T00:00:00Z', config: {}, rootfs, history }),
  );
  return buildManifest({
    config: { mediaType: 'application/vnd.oci.image.config.v1+json', bytes: config },
    layers: [{ mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', bytes: layer }],
    annotations,
  });
}

/** The fields of a referrer; with `configMediaType` the type is only there, as in cosign's signatures. */
export interface ReferrerOptions {
  readonly artifactType?: string;
  readonly configMediaType?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  /** `org.opencontainers.image.created`. */
  readonly created?: string;
  /** The layer's content, its media type (default: the artifact type), and its annotations. */
  readonly body?: string | Uint8Array;
  readonly layerMediaType?: string;
  readonly layerAnnotations?: Readonly<Record<string, string>>;
  /** Also pushed with this tag. */
  readonly tag?: string;
}

/** An OCI artifact manifest that refers to a subject. */
export function buildReferrer(subject: BuiltDescriptor | undefined, options: ReferrerOptions): Built {
  const { artifactType, configMediaType, created, layerAnnotations } = options;
  const body = Buffer.from(options.body ?? JSON.stringify({ type: artifactType ?? configMediaType ?? 'none' }));
  const date = created === undefined ? {} : { 'org.opencontainers.image.created': created };
  const annotations = { ...options.annotations, ...date };
  const mediaType = options.layerMediaType ?? artifactType ?? 'application/octet-stream';
  return buildManifest({
    artifactType,
    config: { ...EMPTY, mediaType: configMediaType ?? EMPTY_TYPE },
    layers: [{ mediaType, bytes: body, annotations: layerAnnotations }],
    subject,
    annotations: Object.keys(annotations).length > 0 ? annotations : undefined,
  });
}

/** A blob for the layers and the config of a manifest. */
export interface BlobOptions {
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** The fields of a manifest; the default of `config` is the empty object. */
export interface ManifestContent {
  readonly artifactType?: string | undefined;
  readonly config?: BlobOptions;
  readonly layers: readonly BlobOptions[];
  readonly subject?: BuiltDescriptor | undefined;
  readonly annotations?: Readonly<Record<string, string>> | undefined;
}

/** An OCI image manifest of these blobs. */
export function buildManifest({ artifactType, config = EMPTY, layers, subject, annotations }: ManifestContent): Built {
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    artifactType,
    config: descriptorOf(config.mediaType, config.bytes),
    layers: layers.map(({ mediaType, bytes, annotations }) => ({ ...descriptorOf(mediaType, bytes), annotations })),
    subject,
    annotations,
  };
  const blobs = [config, ...layers].map(({ bytes }) => bytes);
  return { mediaType: MANIFEST_TYPE, bytes: toBytes(manifest), blobs };
}

/** The entries of an index; `platform` as `os/architecture[/variant]`. */
export interface IndexOptions {
  readonly manifests: readonly (BuiltDescriptor & {
    readonly platform?: string;
    readonly artifactType?: string;
    readonly annotations?: Readonly<Record<string, string>>;
  })[];
  readonly artifactType?: string;
  readonly subject?: BuiltDescriptor;
  readonly annotations?: Readonly<Record<string, string>>;
}

/** An OCI image index, also for a `sha256-<hex>` tag. */
export function buildIndex({ manifests, artifactType, subject, annotations }: IndexOptions): Built {
  const entries = manifests.map(({ platform, ...descriptor }) => ({ ...descriptor, platform: platformOf(platform) }));
  const index = { schemaVersion: 2, mediaType: INDEX_TYPE, artifactType, manifests: entries, subject, annotations };
  return { mediaType: INDEX_TYPE, bytes: toBytes(index), blobs: [] };
}

function platformOf(platform: string | undefined): Readonly<Record<string, unknown>> | undefined {
  if (platform === undefined) return undefined;
  const [os = '', architecture = '', variant] = platform.split('/');
  return { os, architecture, variant };
}

/** The descriptor of these bytes. */
export function descriptorOf(mediaType: string, bytes: Uint8Array): BuiltDescriptor {
  return { mediaType, digest: sha256(bytes), size: bytes.length };
}

/** JSON without undefined members. */
function toBytes(document: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(document));
}

const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
const EMPTY: BlobOptions = { mediaType: EMPTY_TYPE, bytes: Buffer.from('{}') };
