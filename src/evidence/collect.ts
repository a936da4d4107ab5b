import { RegistryError } from '../error.ts';
import type { Referrer, Source } from '../policy/referrer.ts';
import type { Digest } from '../registry/digest.ts';
import type { Repository } from '../registry/repository.ts';
import { listByApi } from './api.ts';
import { describeReferrer, type Found } from './describe.ts';
import type { Manifests } from './manifests.ts';
import { mergeFound } from './merge.ts';
import { listByTagSchema } from './tag-schema.ts';

/** What all sources together say of a subject. */
export type Evidence =
  | {
      readonly kind: 'found';
      readonly referrers: readonly Referrer[];
      /** The registry's words, where it has no referrers API. */
      readonly apiOff: string | undefined;
    }
  | { readonly kind: 'subject-unknown'; readonly said: string };

export interface EvidencePlace {
  readonly repository: Repository;
  readonly manifests: Manifests;
  readonly sources: readonly Source[];
}

/**
 * Collects the direct referrers of a subject from the sources.
 * @throws RegistryError and NetworkError of any source: half an answer is none.
 */
export async function collectEvidence(subject: Digest, place: EvidencePlace): Promise<Evidence> {
  const answer = await listSources(subject, place);
  if (answer.kind === 'subject-unknown') return answer;
  const merged = mergeFound(answer.found);
  const referrers = await Promise.all(merged.map((found) => describeReferrer(found, subject, place.manifests)));
  return { kind: 'found', referrers, apiOff: answer.apiOff };
}

type Listed =
  | { readonly kind: 'listed'; readonly found: readonly Found[]; readonly apiOff: string | undefined }
  | { readonly kind: 'subject-unknown'; readonly said: string };

/** The tag schema is asked only where the API is not there, or not wanted: a registry with the API merges it. */
async function listSources(subject: Digest, { repository, sources }: EvidencePlace): Promise<Listed> {
  const api = sources.includes('api') ? await listByApi(repository, subject) : undefined;
  if (api?.kind === 'subject-unknown') return api;
  if (api?.kind === 'listed') {
    return {
      kind: 'listed',
      found: api.descriptors.map((descriptor) => ({ descriptor, source: 'api' })),
      apiOff: undefined,
    };
  }
  if (api !== undefined && !sources.includes('tag-schema')) throw apiOffError(repository, subject, api.said);
  const descriptors = sources.includes('tag-schema') ? await listByTagSchema(repository, subject) : [];
  return {
    kind: 'listed',
    found: descriptors.map((descriptor) => ({ descriptor, source: 'tag-schema' })),
    apiOff: api?.said,
  };
}

function apiOffError(repository: Repository, subject: Digest, said: string): RegistryError {
  const url = repository.urlOf(`referrers/${subject}`).href;
  return new RegistryError(
    `GET ${url} answered 404 (${said}): ${repository.host} has no referrers API, and the input sources names no other place to look. On Quay, FEATURE_REFERRERS_API: true in config.yaml switches it on; or add tag-schema to sources.`,
    { method: 'GET', url, status: 404, codes: [] },
  );
}
