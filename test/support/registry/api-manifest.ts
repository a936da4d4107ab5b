import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { withHeaders } from './answer.ts';
import { log, ofRepository } from './api-call.ts';
import { json, notFound } from './api-words.ts';
import { parseJson } from './document.ts';
import { pythonDate } from './python-repr.ts';
import { findManifest, type Repository, type StoredManifest } from './store.ts';
import { isTagged } from './tag.ts';

/** Finds a manifest that has a tag or is listed in an index with a tag; a referrer without a tag is not found. */
export function findTagged(repository: Repository, digest: string): StoredManifest | undefined {
  const manifest = digest.includes(':') ? findManifest(repository, digest) : undefined;
  const parents = [...repository.manifests.values()].filter(({ document }) =>
    document.manifests?.some((child) => child.digest === digest),
  );
  return [digest, ...parents.map((parent) => parent.digest)].some((each) => isTagged(repository, each))
    ? manifest
    : undefined;
}

/** GET …/manifest/{manifestref}. */
export const readManifestDetails = ofRepository((site, { params }, repository) => {
  const manifest = findTagged(repository, params.manifestref ?? '');
  if (manifest === undefined) return notFound(site);
  const { config, layers = [], manifests } = manifest.document;
  const isList = manifests !== undefined;
  return json({
    digest: manifest.digest,
    is_manifest_list: isList,
    manifest_data: Buffer.from(manifest.bytes).toString('utf8'),
    config_media_type: config?.mediaType ?? null,
    layers_compressed_size: isList ? null : layers.reduce((sum, { size }) => sum + size, 0),
    layers: isList ? null : describeLayers(repository, manifest),
  });
});

function describeLayers(repository: Repository, { document }: StoredManifest) {
  const bytes = repository.blobs.get(document.config?.digest ?? '') ?? new Uint8Array();
  const config = ConfigSchema.safeParse(parseJson(Buffer.from(bytes).toString('utf8')));
  const history = config.success ? (config.data.history ?? []).filter(({ empty_layer }) => !empty_layer) : [];
  return (document.layers ?? []).map(({ digest, size }, index) => ({
    index,
    compressed_size: size,
    is_remote: false,
    urls: null,
    command: history[index]?.created_by === undefined ? null : [history[index]?.created_by],
    comment: history[index]?.comment ?? null,
    author: history[index]?.author ?? null,
    blob_digest: digest,
    created_datetime:
      history[index]?.created === undefined ? null : pythonDate(Date.parse(history[index]?.created ?? '')),
  }));
}

/** GET …/labels. */
export const listLabels = ofRepository((site, { params }, repository) => {
  const manifest = findTagged(repository, params.manifestref ?? '');
  return manifest === undefined ? notFound(site) : json({ labels: repository.labels.get(manifest.digest) ?? [] });
});

/** POST …/labels. */
export const addLabel = ofRepository((site, call, repository) => {
  const manifest = findTagged(repository, call.params.manifestref ?? '');
  if (manifest === undefined) return notFound(site);
  const { key, value, media_type } = LabelSchema.parse(call.body);
  const label = { id: randomUUID(), key, value, source_type: 'api' as const, media_type };
  repository.labels.set(manifest.digest, [...(repository.labels.get(manifest.digest) ?? []), label]);
  const metadata = { id: label.id, key, value, manifest_digest: manifest.digest, media_type };
  log(repository, call, { kind: 'manifest_label_add', metadata });
  const path = `/api/v1/repository/${repository.name}/manifest/${manifest.digest}/labels/${label.id}`;
  return withHeaders(json({ label }, 201), { Location: path });
});

/** GET …/security, without a scanner. */
export const readSecurity = ofRepository((site) => notFound(site));

const LabelSchema = z.object({ key: z.string(), value: z.string(), media_type: z.nullable(z.string()) });
const ConfigSchema = z.object({
  history: z.optional(
    z.array(
      z.object({
        created: z.optional(z.string()),
        created_by: z.optional(z.string()),
        comment: z.optional(z.string()),
        author: z.optional(z.string()),
        empty_layer: z.optional(z.boolean()),
      }),
    ),
  ),
});
