import { createHash } from 'node:crypto';
import * as z from 'zod/mini';
import { pythonCompactJson, pythonJson } from './answer.ts';
import { parseJson } from './document.ts';
import type { Repository, StoredManifest } from './store.ts';

/**
 * The Docker schema 1 manifest that the Python server makes from an image if Accept contains no OCI type: other bytes,
 * another digest. Undefined if there is no image configuration.
 * @see quay ffba0c70e image/docker/schema2/manifest.py (`_manifest_image_layers`, `get_schema1_manifest`)
 */
export function convertToSchema1(
  repository: Repository,
  manifest: StoredManifest,
  tag: string,
): Uint8Array | undefined {
  const config = readConfig(repository, manifest);
  const layers = manifest.document.layers;
  if (config === undefined || layers === undefined || layers.length === 0 || config.history.length < layers.length)
    return undefined;
  const images = imagesOf(config, layers).reverse();
  const converted = {
    tag,
    name: repository.name,
    architecture: config.architecture,
    schemaVersion: 1,
    history: images.map(({ v1 }) => ({ v1Compatibility: pythonCompactJson(v1) })),
    fsLayers: images.map(({ digest }) => ({ blobSum: digest })),
  };
  return Buffer.from(pythonJson(converted));
}

type Config = z.infer<typeof ConfigSchema>;

function readConfig(repository: Repository, manifest: StoredManifest): Config | undefined {
  const blob = repository.blobs.get(manifest.document.config?.digest ?? '');
  const result = ConfigSchema.safeParse(blob === undefined ? undefined : parseJson(Buffer.from(blob).toString('utf8')));
  return result.success ? result.data : undefined;
}

interface V1Image {
  readonly digest: string;
  readonly v1: Readonly<Record<string, unknown>>;
}

function imagesOf(config: Config, layers: readonly { readonly digest: string; readonly size: number }[]): V1Image[] {
  const seen = createHash('sha256');
  const images: V1Image[] = [];
  let parent: string | undefined;
  for (const [index, { digest, size }] of layers.entries()) {
    const entry = config.history[index] ?? {};
    seen.update(`${pythonCompactJson(entry)}|${index}|${digest}||`);
    const id = seen.copy().digest('hex');
    const top = index === layers.length - 1;
    images.push({ digest, v1: v1Compatibility({ config: top ? config : {}, entry, id, parent, size }) });
    parent = id;
  }
  return images;
}

interface Layer {
  readonly config: Readonly<Record<string, unknown>>;
  readonly entry: Readonly<Record<string, unknown>>;
  readonly id: string;
  readonly parent: string | undefined;
  readonly size: number;
}

function v1Compatibility({ config, entry, id, parent, size }: Layer): Readonly<Record<string, unknown>> {
  const { rootfs: _rootfs, history: _history, ...kept } = config;
  const created = entry.created === undefined || kept.created !== undefined ? {} : { created: entry.created };
  const lineage = parent === undefined ? {} : { parent };
  return { ...kept, ...created, id, ...lineage, container_config: { Cmd: [entry.created_by ?? ''] }, Size: size };
}

const ConfigSchema = z.looseObject({
  architecture: z.string(),
  history: z.array(z.looseObject({ created: z.optional(z.string()), created_by: z.optional(z.string()) })),
});
