import { MANIFEST_TYPE } from './answer.ts';
import {
  type Built,
  type BuiltDescriptor,
  buildImage,
  buildIndex,
  buildReferrer,
  descriptorOf,
  type ImageOptions,
  type IndexOptions,
  type ReferrerOptions,
} from './builders.ts';
import { createEvidencePush, type EvidencePush } from './push-evidence.ts';
import { createRepository, findManifest, type Repository, type Store, storeManifest } from './store.ts';

/** Pushes without HTTP, for a test's set-up; a repository that does not exist is created, private. */
export interface Push extends EvidencePush {
  /** An image; another tag makes another image, unless `content` says otherwise. */
  image(repository: string, tag?: string, options?: ImageOptions): BuiltDescriptor;
  index(repository: string, tag: string | undefined, options: IndexOptions): BuiltDescriptor;
  /** A referrer of that digest, be it in the repository or not. */
  referrer(repository: string, subject: string, options?: ReferrerOptions): BuiltDescriptor;
  /** What a builder made. */
  built(repository: string, built: Built, tag?: string): BuiltDescriptor;
  /** Any bytes; `digest` other than theirs makes the registry serve damaged content. */
  manifest(repository: string, bytes: string | Uint8Array, options?: ManifestOptions): BuiltDescriptor;
  /** A blob; `digest` as for a manifest. */
  blob(repository: string, bytes: string | Uint8Array, digest?: string): BuiltDescriptor;
}

/** Default: an OCI image manifest under no tag, with the digest of its bytes. */
export interface ManifestOptions {
  readonly tag?: string;
  readonly mediaType?: string;
  readonly digest?: string;
}

/** The pushes into this store. */
export function createPush(store: Store): Push {
  const evidence = createEvidencePush({
    built: (repository, built, tag) => push.built(repository, built, tag),
    subjectOf: (repository, digest) => subjectOf(open(store, repository), digest),
  });
  const push: Push = {
    ...evidence,
    image: (repository, tag, options) =>
      push.built(repository, buildImage({ content: `${repository}:${tag ?? ''}`, ...options }), tag),
    index: (repository, tag, options) => push.built(repository, buildIndex(options), tag),
    referrer: (repository, subject, options = {}) =>
      push.built(repository, buildReferrer(subjectOf(open(store, repository), subject), options), options.tag),
    built: (repository, built, tag) => {
      for (const blob of built.blobs) push.blob(repository, blob);
      return push.manifest(repository, built.bytes, {
        mediaType: built.mediaType,
        ...(tag === undefined ? {} : { tag }),
      });
    },
    manifest: (repository, bytes, { mediaType = MANIFEST_TYPE, tag, digest } = {}) => {
      const stored = storeManifest(open(store, repository), { bytes: Buffer.from(bytes), mediaType, tag, digest });
      return { mediaType, digest: stored.digest, size: stored.bytes.length };
    },
    blob: (repository, bytes, digest) => {
      const built = descriptorOf('application/octet-stream', Buffer.from(bytes));
      const descriptor = { ...built, digest: digest ?? built.digest };
      open(store, repository).blobs.set(descriptor.digest, Buffer.from(bytes));
      return descriptor;
    },
  };
  return push;
}

function open(store: Store, name: string): Repository {
  const repository = store.repositories.get(name) ?? createRepository(name, {});
  store.repositories.set(name, repository);
  return repository;
}

/** The subject as it stands in a referrer; size 0 where the repository does not have it. */
function subjectOf(repository: Repository, digest: string): BuiltDescriptor {
  const subject = findManifest(repository, digest);
  return { mediaType: subject?.mediaType ?? MANIFEST_TYPE, digest, size: subject?.bytes.length ?? 0 };
}
