import type { FetchedBlob } from '../registry/blob.ts';
import type { Digest } from '../registry/digest.ts';

/**
 * Fetches documents, each once while its bytes are kept. The oldest are dropped when all together have more bytes than the limit; requests
 * that are pending do not count. A document that is gone, or whose request has failed, is fetched again on the next call.
 */
export class RecentDocuments {
  readonly #maxBytes: number;
  readonly #documents = new Map<Digest, Promise<FetchedBlob>>();
  /** The sizes of those that have arrived, the oldest first. */
  readonly #sizes = new Map<Digest, number>();
  #bytes = 0;

  /** @param maxBytes 0: none is kept. */
  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  async get(digest: Digest, fetch: () => Promise<FetchedBlob>): Promise<FetchedBlob> {
    const pending = this.#documents.get(digest);
    return await (pending ?? this.#start(digest, fetch));
  }

  async #start(digest: Digest, fetch: () => Promise<FetchedBlob>): Promise<FetchedBlob> {
    const pending = fetch();
    this.#documents.set(digest, pending);
    try {
      const fetched = await pending;
      if (fetched.kind === 'gone') this.#documents.delete(digest);
      else this.#keep(digest, fetched.kind === 'present' ? fetched.bytes.length : 0);
      return fetched;
    } catch (error) {
      this.#documents.delete(digest);
      throw error;
    }
  }

  #keep(digest: Digest, size: number): void {
    this.#sizes.set(digest, size);
    this.#bytes += size;
    for (const [oldest, bytes] of this.#sizes) {
      if (this.#bytes <= this.#maxBytes) return;
      this.#documents.delete(oldest);
      this.#sizes.delete(oldest);
      this.#bytes -= bytes;
    }
  }
}
