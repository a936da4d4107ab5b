import { RegistryError } from '../error.ts';
import type { Referrer, Source } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Repository } from '../registry/repository.ts';
import type { Contents } from './content-cache.ts';
import { describeFound } from './describe.ts';
import type { Found, Subject } from './found.ts';
import { mergeFound } from './merge.ts';
import type { Attestations } from './sources/buildkit.ts';
import { listByCosignTags } from './sources/cosign-tags.ts';
import { listByApi } from './sources/referrers-api.ts';
import { listByTagSchema } from './sources/tag-schema.ts';
import { together } from './wait-for-all.ts';

/** What all sources together say of a subject. */
export type Evidence =
  | {
      readonly kind: 'found';
      /** In the order of the sources, each piece of evidence once. */
      readonly referrers: readonly Referrer[];
      /** The registry's words, where it has no referrers API. */
      readonly missingReferrersApi: string | undefined;
    }
  | { readonly kind: 'subject-unknown'; readonly said: string };

export interface EvidencePlace extends Contents {
  readonly repository: Repository;
  readonly sources: readonly Source[];
  /** What BuildKit put into the index that has the subject, if there is one. */
  readonly attestations?: Attestations;
  /** How many manifests are described, of those found first; absent: all. */
  readonly room?: number;
}

/**
 * Collects the direct referrers of a subject from the sources, all asked at the same time.
 * @throws RegistryError and NetworkError of any source: half an answer is none.
 */
export async function collectEvidence(subject: Subject, place: EvidencePlace): Promise<Evidence> {
  const [registry, cosign] = await together([
    listByRegistry(subject.digest, place),
    listTags(subject.digest, place),
  ] as const);
  if (registry.kind === 'subject-unknown') return registry;
  const found: Readonly<Record<Source, readonly Found[]>> = {
    api: from('api', registry.api),
    'tag-schema': from('tag-schema', registry.tagSchema),
    'cosign-tags': cosign,
    buildkit: place.attestations?.get(subject.digest) ?? [],
  };
  const merged = mergeFound(place.sources.flatMap((source) => found[source])).slice(0, place.room);
  const described = await together(merged.map((one) => describeFound(one, subject, place)));
  return { kind: 'found', referrers: described.flat(), missingReferrersApi: registry.missingReferrersApi };
}

type Listed =
  | {
      readonly kind: 'listed';
      readonly api: readonly Descriptor[];
      readonly tagSchema: readonly Descriptor[];
      readonly missingReferrersApi: string | undefined;
    }
  | { readonly kind: 'subject-unknown'; readonly said: string };

/** The tag schema is asked only where the API is not there, or not wanted: a registry with the API merges it. */
async function listByRegistry(subject: Digest, { repository, sources }: EvidencePlace): Promise<Listed> {
  const api = sources.includes('api') ? await listByApi(repository, subject) : undefined;
  if (api?.kind === 'subject-unknown') return api;
  if (api?.kind === 'listed')
    return { kind: 'listed', api: api.descriptors, tagSchema: [], missingReferrersApi: undefined };
  if (api !== undefined && sources.length === 1) throw missingReferrersApiError(repository, subject, api.said);
  const tagSchema = sources.includes('tag-schema') ? await listByTagSchema(repository, subject) : [];
  return { kind: 'listed', api: [], tagSchema, missingReferrersApi: api?.said };
}

async function listTags(subject: Digest, { repository, sources, manifests }: EvidencePlace): Promise<readonly Found[]> {
  return sources.includes('cosign-tags') ? await listByCosignTags(repository, subject, manifests) : [];
}

function from(source: Source, descriptors: readonly Descriptor[]): readonly Found[] {
  return descriptors.map((descriptor) => ({ descriptor, sources: [source] }));
}

function missingReferrersApiError(repository: Repository, subject: Digest, said: string): RegistryError {
  const url = repository.urlOf(`referrers/${subject}`).href;
  return new RegistryError(
    `GET ${url} answered 404 (${said}): ${repository.host} has no referrers API, and the input sources names no other place to look. On Quay, FEATURE_REFERRERS_API: true in config.yaml switches it on; or add tag-schema to sources.`,
    { method: 'GET', url, status: 404, codes: [] },
  );
}
