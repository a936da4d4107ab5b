import { RegistryError } from '../error.ts';
import type { Referrer, Source } from '../policy/referrer.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Repository } from '../registry/repository.ts';
import { ConfirmedManifests } from './confirm.ts';
import { ContentCache } from './content-cache.ts';
import { describeByList, describeFound, isDescribedByList } from './describe.ts';
import { type Found, mergeFound, type Subject } from './found.ts';
import { listByCosignTags } from './sources/cosign-tags.ts';
import { listByApi } from './sources/referrers-api.ts';
import { listByTagSchema } from './sources/tag-schema.ts';
import { waitForAll } from './wait-for-all.ts';

/** The direct referrers of a subject. */
export interface FoundEvidence {
  readonly kind: 'found';
  /** In the order of the sources, each once. */
  readonly referrers: readonly Referrer[];
  /** The registry's error message, if it has no referrers API. */
  readonly missingReferrersApi: string | undefined;
}

/** The direct referrers of a subject, or that the registry does not have the subject. */
export type Evidence = FoundEvidence | { readonly kind: 'subject-unknown'; readonly message: string };

/** The direct referrers of a subject that the registry is known to have, or why it does not have the subject. */
export type ConfirmedEvidence = FoundEvidence | { readonly kind: 'absent'; readonly why: string };

/** Collects the referrers of manifests in one repository. */
export class EvidenceCollector {
  readonly repository: Repository;
  readonly sources: readonly Source[];
  readonly confirmed: ConfirmedManifests;
  readonly cache: ContentCache;
  readonly #confirmsAll: boolean;
  readonly #cosignRepository: Repository;
  readonly #expectChecks: (described: readonly Referrer[]) => readonly Digest[];

  /**
   * @param options.expectChecks returns which of the referrers that the list describes will be checked: their manifests are fetched
   * together with those that describe the other referrers. Without it none.
   * @param options.keepsDocuments keeps the bytes of documents, for rules for which presence is not enough.
   * @param options.confirmsAll `true`: confirm every subject; `false`: only a subject without referrers in the referrers API.
   */
  constructor(options: {
    readonly repository: Repository;
    readonly sources: readonly Source[];
    readonly confirmed?: ConfirmedManifests;
    readonly confirmsAll?: boolean;
    readonly cosignRepository?: Repository;
    readonly keepsDocuments?: boolean;
    readonly expectChecks?: (described: readonly Referrer[]) => readonly Digest[];
  }) {
    this.repository = options.repository;
    this.sources = options.sources;
    this.confirmed = options.confirmed ?? new ConfirmedManifests(options.repository);
    this.cache = new ContentCache(options.repository, { keepsDocuments: options.keepsDocuments ?? false });
    this.#confirmsAll = options.confirmsAll ?? false;
    this.#cosignRepository = options.cosignRepository ?? options.repository;
    this.#expectChecks = options.expectChecks ?? (() => []);
  }

  /**
   * Collects the direct referrers of a subject from all sources at the same time.
   * @param inIndex BuildKit's attestation manifests for the subject, from the index that names the subject.
   * @param limit how many manifests are described, in the order of the sources; without it all.
   * @throws RegistryError and NetworkError: if any source fails, the result is `error`, never `missing`.
   */
  async collect(subject: Subject, inIndex: readonly Found[] = [], limit?: number): Promise<Evidence> {
    const [registry, elsewhere, cosign] = await waitForAll([
      this.#listReferrers(this.repository, subject.digest),
      this.#listInCosignRepository(subject.digest),
      this.#listCosignTags(subject.digest),
    ] as const);
    if (registry.kind === 'subject-unknown') return registry;
    this.#locate(elsewhere, registry);
    const found: Readonly<Record<Source, readonly Found[]>> = {
      api: foundBy('api', [...registry.api, ...elsewhere.api]),
      'tag-schema': foundBy('tag-schema', [...registry.tagSchema, ...elsewhere.tagSchema]),
      'cosign-tags': cosign,
      buildkit: inIndex,
    };
    const listed = this.sources.flatMap((source) => found[source]);
    const referrers = await this.describe(listed, subject, limit);
    return { kind: 'found', referrers, missingReferrersApi: registry.missingReferrersApi };
  }

  /**
   * Collects the evidence of a subject and confirms that the subject exists. Quay responds to an unknown digest with MANIFEST_INVALID,
   * other registries with an empty list; in both cases a HEAD request shows whether it exists. A digest from a tag or an index confirms
   * nothing, because tags and indexes remain when an image is deleted. With `confirmsAll` a list of referrers confirms nothing either,
   * because a referrer may be pushed before its subject.
   * @see https://github.com/opencontainers/distribution-spec/blob/v1.1.1/spec.md#pushing-manifests-with-subject
   * @throws what `collect` throws; Error if the registry has the subject and refuses to list its referrers.
   */
  async collectConfirmed(subject: Subject, inIndex: readonly Found[] = []): Promise<ConfirmedEvidence> {
    const { digest } = subject;
    const [evidence, absentBefore] = await waitForAll([
      this.collect(subject, inIndex),
      this.#confirmsAll ? this.confirmed.findAbsence(digest) : undefined,
    ] as const);
    const why =
      absentBefore ?? (this.#isConfirmedBy(evidence, digest) ? undefined : await this.confirmed.findAbsence(digest));
    if (why !== undefined) return { kind: 'absent', why: `${why}${hasReferrers(evidence) ? ONLY_REFERRERS : ''}` };
    if (evidence.kind === 'found') return evidence;
    throw new Error(contradiction(this.repository, digest, evidence.message));
  }

  /**
   * Describes what sources have listed for a subject, each digest once, up to `limit` manifests.
   * @throws Error if too many have to be fetched, and what fetching throws.
   */
  async describe(listed: readonly Found[], subject: Subject, limit?: number): Promise<readonly Referrer[]> {
    const merged = mergeFound(listed).slice(0, limit);
    const byList = merged.filter(isDescribedByList);
    const fetched = merged.length - byList.length;
    if (fetched > MAX_FETCHED) throw tooManyFetched(fetched, subject.digest);
    if (fetched > 0) this.#prefetchChecked(byList, subject);
    const referrers: Referrer[] = [];
    for (let next = 0; next < merged.length; next += DESCRIBED_AT_ONCE) {
      const batch = merged.slice(next, next + DESCRIBED_AT_ONCE);
      const described = await waitForAll(batch.map((found) => describeFound(found, subject, this.cache)));
      for (const referrer of described.flat()) referrers.push(referrer);
    }
    return referrers;
  }

  #prefetchChecked(found: readonly Found[], subject: Subject): void {
    const described = found.map((one) => describeByList(one, subject));
    for (const digest of this.#expectChecks(described)) this.cache.prefetchManifest(digest);
  }

  #isConfirmedBy(evidence: Evidence, subject: Digest): boolean {
    if (evidence.kind === 'subject-unknown') return false;
    return this.confirmed.has(subject) || evidence.referrers.some(({ sources }) => sources.includes('api'));
  }

  /** The tag schema is read only if the API is missing or not among the sources: a registry with the API merges the tag into its list. */
  async #listReferrers(repository: Repository, subject: Digest): Promise<ListedReferrers> {
    const { sources } = this;
    const api = sources.includes('api') ? await listByApi(repository, subject) : undefined;
    if (api?.kind === 'subject-unknown') return api;
    if (api?.kind === 'listed')
      return { kind: 'listed', api: api.descriptors, tagSchema: [], missingReferrersApi: undefined };
    if (api !== undefined && sources.length === 1) throw missingReferrersApiError(repository, subject, api.message);
    const tagSchema = sources.includes('tag-schema') ? await listByTagSchema(repository, subject) : [];
    return { kind: 'listed', api: [], tagSchema, missingReferrersApi: api?.message };
  }

  /**
   * Lists what cosign 3 stores in the repository of COSIGN_REPOSITORY: bundles with the image as their subject. That repository need not
   * have the image. Quay then refuses to list its referrers, and cosign writes the tag schema.
   * @see https://github.com/google/go-containerregistry/blob/v0.21.7/pkg/v1/remote/write.go (commitSubjectReferrers)
   */
  async #listInCosignRepository(subject: Digest): Promise<Lists> {
    const repository = this.#cosignRepository;
    if (isSame(repository, this.repository)) return NO_LISTS;
    const listed = await this.#listReferrers(repository, subject);
    if (listed.kind === 'listed') return listed;
    const tagSchema = this.sources.includes('tag-schema') ? await listByTagSchema(repository, subject) : [];
    return { api: [], tagSchema };
  }

  /** Manifests that only the repository of COSIGN_REPOSITORY lists are fetched there. */
  #locate(elsewhere: Lists, own: Lists): void {
    const listed = new Set(digestsOf(own));
    for (const digest of digestsOf(elsewhere))
      if (!listed.has(digest)) this.cache.locate(digest, this.#cosignRepository);
  }

  async #listCosignTags(subject: Digest): Promise<readonly Found[]> {
    return this.sources.includes('cosign-tags')
      ? await listByCosignTags(this.#cosignRepository, subject, this.cache)
      : [];
  }
}

/** Manifests of one subject that are fetched because the list does not determine their kind. */
const MAX_FETCHED = 2_000;

/** Enough to keep the connections busy. Each may have a document of 16 MiB. */
const DESCRIBED_AT_ONCE = 32;

/** It would be wrong to ignore the others: one of them may meet a rule. */
function tooManyFetched(count: number, subject: Digest): Error {
  return new Error(
    `The list of the referrers of ${subject} does not show the type of ${count} of them, and the gate fetches at most ${MAX_FETCHED} manifests to find it. Delete those that are not needed, or attach them with an artifactType, and bundles with the annotation dev.sigstore.bundle.predicateType.`,
  );
}

/** What the referrers API and the tag schema list. */
interface Lists {
  readonly api: readonly Descriptor[];
  readonly tagSchema: readonly Descriptor[];
}

const NO_LISTS: Lists = { api: [], tagSchema: [] };

type ListedReferrers =
  | (Lists & { readonly kind: 'listed'; readonly missingReferrersApi: string | undefined })
  | { readonly kind: 'subject-unknown'; readonly message: string };

function digestsOf({ api, tagSchema }: Lists): readonly Digest[] {
  return [...api, ...tagSchema].map(({ digest }) => digest);
}

function isSame(one: Repository, other: Repository): boolean {
  return one.host === other.host && one.name === other.name;
}

function foundBy(source: Source, descriptors: readonly Descriptor[]): readonly Found[] {
  return descriptors.map((descriptor) => ({ descriptor, sources: [source] }));
}

function missingReferrersApiError(repository: Repository, subject: Digest, message: string): RegistryError {
  const url = repository.urlOf(`referrers/${subject}`).href;
  return new RegistryError(
    `${repository.host} has no referrers API, and the input sources lists no other source. On Quay, set FEATURE_REFERRERS_API: true in config.yaml, or add tag-schema to the sources. GET ${url} returned 404 (${message}).`,
    { method: 'GET', url, status: 404, codes: [] },
  );
}

function hasReferrers(evidence: Evidence): boolean {
  return evidence.kind === 'found' && evidence.referrers.length > 0;
}

const ONLY_REFERRERS = ' Referrers of it exist: the image was deleted, or only its referrers were copied.';

function contradiction({ host, name }: Repository, subject: Digest, message: string): string {
  return `${host} has the manifest ${subject} of ${name}, but refuses to list its referrers (${message}). Run the step again; if the error persists, report it to the operator of the registry.`;
}
