import type { Entry } from './document.ts';
import type { Repository, StoredManifest } from './store.ts';
import { liveTag } from './tag.ts';

/** The list of the Go server: without deleted referrers, with artifactType filled in. */
export function liveReferrers(repository: Repository, subject: string): readonly Entry[] {
  const manifests = (repository.referrers.get(subject) ?? []).flatMap(
    (digest) => repository.manifests.get(digest) ?? [],
  );
  const live = manifests.filter(({ gone }) => !gone);
  const own = live.map((manifest) =>
    describe(manifest, manifest.document.artifactType ?? manifest.document.config?.mediaType),
  );
  return merge(own, fallbackEntries(repository, subject, fallbackDigest(repository, subject)));
}

/** The list of the Python server: a push of a referrer clears the cache, a change of the fallback tag does not. */
export function cachedReferrers(repository: Repository, subject: string, cacheSeconds: number): readonly Entry[] {
  const now = Date.now();
  const cached = repository.listCache.get(subject);
  const fresh = {
    digests: [...(repository.referrers.get(subject) ?? [])],
    fallback: fallbackDigest(repository, subject),
  };
  const list = cached !== undefined && cached.expires > now ? cached : fresh;
  if (list === fresh) repository.listCache.set(subject, { ...fresh, expires: now + cacheSeconds * 1000 });
  const manifests = list.digests.flatMap((digest) => repository.manifests.get(digest) ?? []);
  const own = manifests.map((manifest) => describe(manifest, manifest.document.artifactType));
  return merge(own, fallbackEntries(repository, subject, list.fallback));
}

function describe(manifest: StoredManifest, artifactType: string | undefined): Entry {
  const { annotations } = manifest.document;
  return {
    mediaType: manifest.mediaType,
    digest: manifest.digest,
    size: manifest.bytes.length,
    ...(artifactType === undefined ? {} : { artifactType }),
    ...(annotations === undefined || Object.keys(annotations).length === 0 ? {} : { annotations }),
  };
}

function fallbackDigest(repository: Repository, subject: string): string | undefined {
  return liveTag(repository, subject.replace(':', '-'))?.digest;
}

function fallbackEntries(repository: Repository, subject: string, digest: string | undefined): readonly Entry[] {
  const index = digest === undefined ? undefined : repository.manifests.get(digest);
  return index === undefined || index.digest === subject ? [] : (index.document.manifests ?? []);
}

function merge(own: readonly Entry[], fallback: readonly Entry[]): readonly Entry[] {
  const listed = new Set(own.map(({ digest }) => digest));
  return [...own, ...fallback.filter(({ digest }) => !listed.has(digest))];
}
