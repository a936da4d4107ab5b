import { createHash, randomUUID } from 'node:crypto';
import { type ManifestDocument, readDocument } from './document.ts';
import type { Level, RepositoryOptions } from './options.ts';
import { isLive, liveTag, removeTag, setTag, type Tag } from './tag.ts';

/** All pushed content. */
export interface Store {
  readonly repositories: Map<string, Repository>;
}

/** A repository and its content. */
export interface Repository {
  readonly name: string;
  readonly visibility: 'public' | 'private';
  /** null: never set. */
  readonly description: string | null;
  /** The token of the status badge. */
  readonly statusToken: string;
  readonly grants: Map<string, Level>;
  readonly blobs: Map<string, Uint8Array>;
  readonly uploads: Map<string, Uint8Array>;
  readonly manifests: Map<string, StoredManifest>;
  /** The history of all tags, oldest first, because Quay reports deleted tags differently from unknown ones. */
  readonly tags: Tag[];
  /** By digest. */
  readonly labels: Map<string, readonly Label[]>;
  /** Oldest first. */
  readonly log: LogEntry[];
  /** By digest of the subject, in the order of the pushes. */
  readonly referrers: Map<string, string[]>;
  /** Cached referrers lists by subject, with their expiry time in milliseconds. */
  readonly listCache: Map<
    string,
    { readonly digests: readonly string[]; readonly fallback: string | undefined; readonly expires: number }
  >;
}

/** An action on a repository; `at` in milliseconds. */
export interface LogEntry {
  readonly kind: string;
  readonly metadata: Readonly<Record<string, unknown>>;
  readonly performer: string;
  readonly at: number;
}

/** A label of a manifest. */
export interface Label {
  readonly id: string;
  readonly key: string;
  readonly value: string;
  readonly source_type: 'api';
  readonly media_type: string | null;
}

/** A manifest or index that was pushed. */
export interface StoredManifest {
  readonly digest: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
  readonly document: ManifestDocument;
  /** Deleted: GET returns 404, but the Python server still lists it as a referrer. */
  readonly gone: boolean;
}

/** Creates a store with the repositories of the options, all empty. */
export function createStore(repositories: ReadonlyMap<string, RepositoryOptions>): Store {
  const store: Store = { repositories: new Map() };
  for (const [name, options] of repositories) store.repositories.set(name, createRepository(name, options));
  return store;
}

/** Creates an empty repository that is not yet in a store. */
export function createRepository(name: string, options: RepositoryOptions): Repository {
  return {
    name,
    visibility: options.visibility ?? 'private',
    description: options.description ?? null,
    statusToken: randomUUID(),
    grants: new Map(Object.entries(options.grants ?? {})),
    blobs: new Map(),
    uploads: new Map(),
    manifests: new Map(),
    tags: [],
    labels: new Map(),
    log: [],
    referrers: new Map(),
    listCache: new Map(),
  };
}

/** `sha256:` and the hex digits of these bytes. */
export function sha256(bytes: string | Uint8Array): string {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A pushed manifest; `digest` may differ from that of the bytes, for a registry that serves damaged content. */
export interface NewManifest {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
  readonly digest?: string | undefined;
  readonly tag?: string | undefined;
}

/** Stores and tags a manifest, adds it to the referrers of its subject, and clears the cached list of the subject. */
export function storeManifest(repository: Repository, pushed: NewManifest): StoredManifest {
  const digest = pushed.digest ?? sha256(pushed.bytes);
  const document = readDocument(pushed.bytes) ?? {};
  const stored = { digest, mediaType: pushed.mediaType, bytes: pushed.bytes, document, gone: false };
  if (!repository.manifests.has(digest)) fileUnderSubject(repository, stored);
  repository.manifests.set(digest, stored);
  if (pushed.tag !== undefined) pushTag(repository, pushed.tag, stored);
  return stored;
}

function pushTag(repository: Repository, tag: string, { digest, mediaType }: StoredManifest): void {
  setTag(repository, { name: tag, digest });
  const [namespace = '', ...rest] = repository.name.split('/');
  const metadata = { repo: rest.join('/'), namespace, tag, mediaType, username: namespace };
  repository.log.push({ kind: 'push_repo', metadata, performer: namespace, at: Date.now() });
}

function fileUnderSubject(repository: Repository, stored: StoredManifest): void {
  const subject = stored.document.subject?.digest;
  if (subject === undefined) return;
  const listed = repository.referrers.get(subject) ?? [];
  listed.push(stored.digest);
  repository.referrers.set(subject, listed);
  repository.listCache.delete(subject);
}

/** The manifest of a tag or a digest; undefined if it does not exist or was deleted. */
export function findManifest(repository: Repository, reference: string): StoredManifest | undefined {
  const manifest = repository.manifests.get(liveTag(repository, reference)?.digest ?? reference);
  return manifest?.gone ? undefined : manifest;
}

/** Deletes a manifest and its tags. */
export function removeManifest(repository: Repository, manifest: StoredManifest): void {
  repository.manifests.set(manifest.digest, { ...manifest, gone: true });
  const live = repository.tags.filter((tag) => tag.digest === manifest.digest && isLive(tag));
  for (const { name } of live) removeTag(repository, name);
}
