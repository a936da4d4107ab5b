import * as z from 'zod/mini';
import type { Features } from '../support/registry/options.ts';
import { type EmbeddedRegistry, startRegistry } from '../support/registry/registry.ts';
import { sha256 } from '../support/registry/store.ts';
import { recordedAccounts } from './recorded-accounts.ts';
import { readRecording, recordingNames, requestBody } from './recording.ts';

/**
 * Starts an embedded registry with the accounts, repositories and content of the recorded Quay; `issuer` replaces its
 * issuer.
 */
export async function startRecordedQuay(
  features: Partial<Features>,
  issuer: string,
  tls = false,
): Promise<EmbeddedRegistry> {
  const registry = await startRegistry({ ...recordedAccounts(features, issuer), tls });
  fillSimple(registry);
  fillPublic(registry);
  pushSubject(registry, 'devtable/fallback', {
    hex: 'e42bfeef252aba0cdc01c15a3450f4c647ac19089909f959822cf7243a721b6f',
  });
  pushKnown(
    registry,
    'devtable/fallback',
    'v2-manifest-put-fallback-tag',
    'sha256-e42bfeef252aba0cdc01c15a3450f4c647ac19089909f959822cf7243a721b6f',
  );
  pushSubject(registry, 'devtable/scratch', {
    hex: 'c5801710a94cbc34231f76ec76a292acc8f35f59c65eb53f5d47e848eeb71ba8',
  });
  for (const list of ['referrers-many1', 'referrers-many100', 'referrers-many1000']) pushList(registry, list);
  return registry;
}

function fillSimple(registry: EmbeddedRegistry): void {
  registry.push.blob('devtable/simple', readRecording('blob-get').response.body);
  registry.push.blob('devtable/simple', '{}');
  pushKnown(registry, 'devtable/simple', 'v2-manifest-put-tag', 'latest');
  pushSubject(registry, 'devtable/simple', {
    hex: '20fbd55de98d21cef948661dc7f8a7bfb78b35f38b5aaa5c37398f972f72f96a',
    tag: 'plain',
  });
  registry.push.manifest('devtable/simple', readRecording('manifest-get-deleted-tag-digest').response.body, {
    tag: 'deleteme',
  });
  pushList(registry, 'referrers-all');
  pushKnown(registry, 'devtable/simple', 'v2-manifest-put-referrer-dangling');
}

function fillPublic(registry: EmbeddedRegistry): void {
  const latest = readRecording('manifest-get-public-anon').response.body;
  const tags = ['latest', ...Array.from({ length: 130 }, (_, index) => `t${String(index).padStart(3, '0')}`)];
  for (const tag of tags) registry.push.manifest('devtable/public', latest, { tag });
  pushList(registry, 'referrers-public-anon');
}

/** Pushes the manifest of a recorded PUT. */
export function pushKnown(registry: EmbeddedRegistry, repository: string, recording: string, tag?: string): void {
  const recorded = readRecording(recording);
  const mediaType = recorded.request.headers['Content-Type'] ?? '';
  registry.push.manifest(repository, requestBody(recorded), { mediaType, ...(tag === undefined ? {} : { tag }) });
}

/** Pushes an image of which only the digest was recorded. */
export function pushSubject(
  registry: EmbeddedRegistry,
  repository: string,
  { hex, tag, layerBytes = LAYER_BYTES }: { readonly hex: string; readonly tag?: string; readonly layerBytes?: number },
): void {
  const layer = { mediaType: 'application/vnd.oci.image.layer.v1.tar+gzip', digest: `sha256:${hex}`, size: layerBytes };
  registry.push.manifest(repository, JSON.stringify({ layers: [layer] }), {
    digest: `sha256:${hex}`,
    ...(tag === undefined ? {} : { tag }),
  });
}

/** The size of the layer of most recorded images. */
const LAYER_BYTES = 112;

/**
 * Pushes the subject of a recorded list and its referrers: as recorded, or other content with the same digest and size.
 */
export function pushList(registry: EmbeddedRegistry, recording: string, tag?: string): void {
  const { request } = readRecording(recording);
  const [, repository = '', subject = ''] = /^\/v2\/(.+)\/referrers\/([^?]+)/.exec(request.path) ?? [];
  const known = knownManifests();
  if (!known.has(subject)) pushSubject(registry, repository, { hex: subject.slice('sha256:'.length) });
  for (const listed of listedIn(recording)) {
    const bytes = known.get(listed.digest) ?? standIn(listed, subject);
    registry.push.manifest(repository, bytes, {
      digest: listed.digest,
      mediaType: listed.mediaType,
      ...(tag === undefined ? {} : { tag }),
    });
  }
}

/** The entries of a recorded list. */
export function listedIn(recording: string): readonly Listed[] {
  return ListSchema.parse(JSON.parse(readRecording(recording).response.body)).manifests;
}

type Listed = z.infer<typeof ListSchema>['manifests'][number];

function standIn({ mediaType, size, artifactType, annotations }: Listed, subject: string): string {
  return JSON.stringify({ mediaType, artifactType, annotations, subject: { digest: subject } }).padEnd(size);
}

let manifests: ReadonlyMap<string, Uint8Array> | undefined;

/** Every manifest whose bytes were recorded, by digest. */
function knownManifests(): ReadonlyMap<string, Uint8Array> {
  manifests ??= new Map(
    manifestRecordings()
      .flatMap((recording) => [requestBody(recording), Buffer.from(recording.response.body)])
      .map((bytes) => [sha256(bytes), bytes]),
  );
  return manifests;
}

function manifestRecordings() {
  const names = recordingNames().filter((name) => !name.startsWith('auth-') && !name.startsWith('referrers-'));
  return names.map(readRecording).filter(({ request }) => request.path.includes('/manifests/'));
}

const ListSchema = z.object({
  manifests: z.array(
    z.object({
      mediaType: z.string(),
      digest: z.string(),
      size: z.number(),
      artifactType: z.optional(z.string()),
      annotations: z.optional(z.record(z.string(), z.string())),
    }),
  ),
});
