import type { Digest } from '../registry/digest.ts';
import { type FetchedManifest, fetchManifest } from '../registry/manifest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import type { Repository } from '../registry/repository.ts';

/** The manifests of one repository, each fetched once, however often and from wherever it is asked for. */
export interface Manifests {
  /** @throws what `fetchManifest` throws. */
  get(digest: Digest): Promise<FetchedManifest>;
  /** Keeps a manifest that came by another way; its bytes have this digest. */
  keep(digest: Digest, manifest: Manifest): void;
}

/** Opens the manifests of a repository. What is gone is asked for again: it may be on its way. */
export function openManifests(repository: Repository): Manifests {
  const present = new Map<Digest, Promise<FetchedManifest>>();
  return {
    async get(digest) {
      const fetched = present.get(digest) ?? fetchManifest(repository, digest);
      present.set(digest, fetched);
      const manifest = await fetched;
      if (manifest.kind === 'gone') present.delete(digest);
      return manifest;
    },
    keep(digest, manifest) {
      present.set(digest, Promise.resolve({ kind: 'present', manifest }));
    },
  };
}
