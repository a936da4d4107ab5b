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

/** `content` makes the image another one: it stands in its layer. */
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
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    config: descriptorOf('application/vnd.oci.image.config.v1+json', config),
    layers: [descriptorOf('application/vnd.oci.image.layer.v1.tar+gzip', layer)],
    ...optional({ annotations }),
  };
  return { mediaType: MANIFEST_TYPE, bytes: toBytes(manifest), blobs: [config, layer] };
}

/** What a referrer says of itself; with `configMediaType` its type stands there alone, as in cosign's signatures. */
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
  /** Pushed under this tag as well. */
  readonly tag?: string;
}

/** An OCI artifact manifest that refers to a subject. */
export function buildReferrer(subject: BuiltDescriptor | undefined, options: ReferrerOptions): Built {
  const { artifactType, configMediaType, created, layerAnnotations } = options;
  const body = Buffer.from(options.body ?? JSON.stringify({ type: artifactType ?? configMediaType ?? 'none' }));
  const config = Buffer.from('{}');
  const annotations = { ...options.annotations, ...optional({ 'org.opencontainers.image.created': created }) };
  const layerType = options.layerMediaType ?? artifactType ?? 'application/octet-stream';
  const manifest = {
    schemaVersion: 2,
    mediaType: MANIFEST_TYPE,
    ...optional({ artifactType }),
    config: descriptorOf(configMediaType ?? EMPTY_TYPE, config),
    layers: [{ ...descriptorOf(layerType, body), ...optional({ annotations: layerAnnotations }) }],
    ...optional({ subject, annotations: Object.keys(annotations).length > 0 ? annotations : undefined }),
  };
  return { mediaType: MANIFEST_TYPE, bytes: toBytes(manifest), blobs: [config, body] };
}

/** What an index lists; `platform` as `os/architecture`. */
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

/** An OCI image index; also what stands under a `sha256-<hex>` tag. */
export function buildIndex({ manifests, artifactType, subject, annotations }: IndexOptions): Built {
  const entries = manifests.map(({ platform, ...descriptor }) => ({
    ...descriptor,
    ...optional({ platform: platformOf(platform) }),
  }));
  const index = {
    schemaVersion: 2,
    mediaType: INDEX_TYPE,
    ...optional({ artifactType }),
    manifests: entries,
    ...optional({ subject, annotations }),
  };
  return { mediaType: INDEX_TYPE, bytes: toBytes(index), blobs: [] };
}

function platformOf(platform: string | undefined): { readonly os: string; readonly architecture: string } | undefined {
  if (platform === undefined) return undefined;
  const [os = '', architecture = ''] = platform.split('/');
  return { os, architecture };
}

/** The signature that cosign leaves under the tag `sha256-<hex>.sig`: tied to its image by the tag and by its payload. */
export function buildCosignTagSignature(subject: string): Built {
  const payload = {
    critical: { identity: {}, image: { 'docker-manifest-digest': subject }, type: 'cosign container image signature' },
    optional: null,
  };
  return buildReferrer(undefined, {
    configMediaType: 'application/vnd.oci.image.config.v1+json',
    layerMediaType: 'application/vnd.dev.cosign.simplesigning.v1+json',
    layerAnnotations: { 'dev.cosignproject.cosign/signature': 'MEUCIQ==' },
    body: JSON.stringify(payload),
  });
}

/** The descriptor of these bytes. */
export function descriptorOf(mediaType: string, bytes: Uint8Array): BuiltDescriptor {
  return { mediaType, digest: sha256(bytes), size: bytes.length };
}

function toBytes(document: unknown): Uint8Array {
  return Buffer.from(JSON.stringify(document));
}

function optional(members: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}

const EMPTY_TYPE = 'application/vnd.oci.empty.v1+json';
