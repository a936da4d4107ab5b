import type { EmbeddedRegistry } from '../support/registry/registry.ts';
import { API_NOT_REPLAYED, API_SITUATIONS } from './api-situations.ts';
import { listedIn, pushList, pushSubject } from './recorded-quay.ts';
import { readRecording } from './recording.ts';
import type { Situation } from './situation.ts';

/** The situation of a recording. */
export function situationOf(name: string): Situation {
  if (name.startsWith('referrers-feature-off')) return { features: { referrersApi: false } };
  if (name.startsWith('login-429'))
    return { features: { loginBackoff: true }, before: (_registry, replay) => replay('login-fail-1') };
  if (name.startsWith('v2-manifest-put-')) return { before: (registry) => pushNamedBlobs(registry, name) };
  return SITUATIONS[name] ?? API_SITUATIONS[name] ?? {};
}

/** A push needs the blobs of its manifest; not all were recorded, so other content is used. */
function pushNamedBlobs(registry: EmbeddedRegistry, name: string): void {
  const { request } = readRecording(name);
  const repository = /^\/v2\/(.+)\/manifests\//.exec(request.path)?.[1] ?? '';
  for (const [digest] of (request.body ?? '').matchAll(/sha256:[0-9a-f]{64}/g))
    registry.push.blob(repository, 'stand-in', digest);
}

const SCRATCH = 'devtable/scratch';
const SECOND_SUBJECT = '8153d4feb00a47c57abeb6d55b3bdd68f0f638faa317557864ef146ac07b02fc';
const SECOND_REFERRER = 'sha256:2a29461d1b320193bfb67ef8016ddb7cd8d8fcb641c64cdddcd0ad4705814949';
const LATE_SUBJECT = '041dd7103b385b6a82e98417bf8c8d6f7a82c3a60e6616ddbd5c6b17b8ded456';
const INDEX = 'application/vnd.oci.image.index.v1+json';
const FALLBACK_TAG = 'sha256-c5801710a94cbc34231f76ec76a292acc8f35f59c65eb53f5d47e848eeb71ba8';

function pushFirstReferrer(registry: EmbeddedRegistry): void {
  pushList(registry, 'cache-1-after-push');
}

/** The list is cached before the fallback tag is pushed. */
async function pushFallbackTag(registry: EmbeddedRegistry, replay: (name: string) => Promise<void>): Promise<void> {
  pushFirstReferrer(registry);
  await replay('cache-1-after-push');
  const [, ...added] = listedIn('cache-4-after-60s');
  registry.push.manifest(SCRATCH, JSON.stringify({ schemaVersion: 2, mediaType: INDEX, manifests: added }), {
    tag: FALLBACK_TAG,
    mediaType: INDEX,
  });
}

function pushTaggedReferrer(registry: EmbeddedRegistry): void {
  pushSubject(registry, SCRATCH, { hex: SECOND_SUBJECT, tag: 'second' });
  pushList(registry, 'cache-5-tagged-referrer', 'referrer');
}

function deleteTaggedReferrer(registry: EmbeddedRegistry): void {
  pushTaggedReferrer(registry);
  registry.remove(SCRATCH, SECOND_REFERRER);
}

function deleteTag(registry: EmbeddedRegistry): void {
  registry.remove('devtable/simple', 'deleteme');
}

const SITUATIONS: Readonly<Record<string, Situation>> = {
  'fed-bad-signature': { foreignKey: true },
  'login-fail-1': { features: { loginBackoff: true } },
  'cache-1-after-push': { before: pushFirstReferrer },
  'cache-1-filtered': { before: pushFirstReferrer },
  'cache-2-delete': { before: pushFirstReferrer },
  'cache-2-after-delete': { before: pushFirstReferrer },
  'cache-2-get-deleted': { before: pushFirstReferrer },
  'cache-3-after-fallback-tag': { before: pushFallbackTag },
  'cache-4-after-60s': {
    before: async (registry, replay) => {
      await pushFallbackTag(registry, replay);
      registry.expireCaches();
    },
  },
  'cache-5-tagged-referrer': { before: pushTaggedReferrer },
  'cache-5-delete': { before: pushTaggedReferrer },
  'cache-5-after-delete': { before: deleteTaggedReferrer },
  'cache-5-after-60s': { before: deleteTaggedReferrer },
  'cache-5-get-deleted': { before: deleteTaggedReferrer },
  'cache-6-delete-subject': { before: pushTaggedReferrer },
  'cache-6-after-subject-delete': {
    before: (registry) => {
      pushTaggedReferrer(registry);
      registry.remove(SCRATCH, `sha256:${SECOND_SUBJECT}`);
    },
  },
  'manifest-get-deleted-tag': { before: deleteTag },
  'manifest-head-deleted-tag': { before: deleteTag },
  'manifest-get-deleted-tag-digest': { before: deleteTag },
  'referrers-of-deleted-tag': { before: deleteTag },
  'referrers-after-second': { before: (registry) => pushList(registry, 'referrers-after-second') },
  'referrers-after-subject': { before: (registry) => pushList(registry, 'referrers-after-subject') },
  'referrers-before-subject': {
    before: (registry) => {
      pushSubject(registry, SCRATCH, { hex: LATE_SUBJECT });
      pushList(registry, 'referrers-after-subject');
      registry.remove(SCRATCH, `sha256:${LATE_SUBJECT}`);
    },
  },
  'v2-blob-upload-put': { before: (_registry, replay) => replay('v2-blob-upload-post') },
};

/** Recordings that are not replayed, each with its reason. */
export const NOT_REPLAYED: Readonly<Record<string, string>> = API_NOT_REPLAYED;
