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

/** Pushes without HTTP, for the setup of a test; a repository that does not exist is created as private. */
export interface Push extends EvidencePush {
  /** Pushes an image; its default content contains repository and tag, so another tag is another image. */
  image(repository: string, tag?: string, options?: ImageOptions): BuiltDescriptor;
  index(repository: string, tag: string | undefined, options: IndexOptions): BuiltDescriptor;
  /** Pushes a referrer of a digest that need not be in the repository. */
  referrer(repository: string, subject: string, options?: ReferrerOptions): BuiltDescriptor;
  /** Pushes the result of a builder. */
  built(repository: string, built: Built, tag?: string): BuiltDescriptor;
  /** Pushes any bytes; with a `digest` other than theirs the registry serves damaged content. */
  manifest(repository: string, bytes: string | Uint8Array, options?: ManifestOptions): BuiltDescriptor;
  /** Pushes a blob; `digest` as for a manifest. */
  blob(repository: string, bytes: string | Uint8Array, digest?: string): BuiltDescriptor;
}

/** Default: an OCI image manifest without a tag, with the digest of its bytes. */
export interface ManifestOptions {
  readonly tag?: string;
  readonly mediaType?: string;
  readonly digest?: string;
}

/** Creates the functions that push into a store. */
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

/** The descriptor of the subject in a referrer; size 0 if it is not in the repository. */
function subjectOf(repository: Repository, digest: string): BuiltDescriptor {
  const subject = findManifest(repository, digest);
  return { mediaType: subject?.mediaType ?? MANIFEST_TYPE, digest, size: subject?.bytes.length ?? 0 };
}
