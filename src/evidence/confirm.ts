import type { Digest } from '../registry/digest.ts';
import { resolveManifest } from '../registry/manifest.ts';
import type { Repository } from '../registry/repository.ts';

/** The manifests of one repository that the registry is known to have. */
export class ConfirmedManifests {
  readonly #repository: Repository;
  readonly #mediaTypes = new Map<Digest, string | undefined>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** Records that the registry has a manifest, and its media type if the registry has sent one. */
  add(digest: Digest, mediaType: string | undefined): void {
    this.#mediaTypes.set(digest, mediaType);
  }

  has(digest: Digest): boolean {
    return this.#mediaTypes.has(digest);
  }

  /** The media type of a confirmed manifest; `undefined` if it is not known. */
  mediaTypeOf(digest: Digest): string | undefined {
    return this.#mediaTypes.get(digest);
  }

  /**
   * Sends a HEAD request for a manifest that is not confirmed yet.
   * @returns why the registry does not have it, as a sentence; `undefined` if it does.
   * @throws what `resolveManifest` throws.
   */
  async findAbsence(digest: Digest): Promise<string | undefined> {
    if (this.has(digest)) return undefined;
    const found = await resolveManifest(this.#repository, digest);
    if (found.kind === 'absent') return found.why;
    this.add(digest, found.mediaType);
    return undefined;
  }
}
