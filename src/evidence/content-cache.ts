import type { Unread } from '../policy/referrer.ts';
import { fetchBlob } from '../registry/blob.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { type FetchedManifest, fetchManifest } from '../registry/manifest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import type { Repository } from '../registry/repository.ts';
import { MAX_DOCUMENT_BYTES } from '../registry/signed-document.ts';
import { readStatement, type Statement } from './statement.ts';

/** A signed document in a blob: a sigstore bundle, a DSSE envelope, an in-toto statement, or the payload of a simple signing. */
type Document = Pick<Descriptor, 'digest' | 'size'>;

/** The content of a document, or that the registry no longer has it. */
type FetchedStatement = { readonly kind: 'present'; readonly statement: Statement } | { readonly kind: 'gone' };

/** The content of a document, or the reason why it was not read. */
export type OpenedDocument = Statement & { readonly unread?: Unread };

/**
 * Fetches the manifests and documents of the referrers of one image, each once. Of a document only the parsed statement is kept, not its bytes.
 */
export class ContentCache {
  readonly #repository: Repository;
  readonly #manifests = new FetchOnce<FetchedManifest>();
  readonly #statements = new FetchOnce<FetchedStatement>();
  /** The repositories of manifests and documents that are not in the repository of the image. */
  readonly #elsewhere = new Map<Digest, Repository>();

  constructor(repository: Repository) {
    this.#repository = repository;
  }

  /** Returns a manifest by digest. @throws what `fetchManifest` throws. */
  async manifest(digest: Digest): Promise<FetchedManifest> {
    const repository = this.#elsewhere.get(digest) ?? this.#repository;
    const fetched = await this.#manifests.get(digest, () => fetchManifest(repository, digest));
    if (fetched.kind === 'present') this.#locateDocuments(fetched.manifest, repository);
    return fetched;
  }

  /** From now on, a manifest is fetched from another repository than that of the image. */
  locate(digest: Digest, repository: Repository): void {
    this.#elsewhere.set(digest, repository);
  }

  /** Starts to fetch a manifest that `manifest` will probably return. A failure is ignored: `manifest` then sends its own request. */
  prefetchManifest(digest: Digest): void {
    this.#manifests.prefetch(digest, () => fetchManifest(this.#repository, digest));
  }

  /**
   * Stores a manifest that was fetched in another way, for example by tag; the digest must be that of its bytes.
   * @param repository the one that has the documents of the manifest.
   */
  keepManifest(digest: Digest, manifest: Manifest, repository: Repository): void {
    this.#manifests.set(digest, { kind: 'present', manifest });
    this.#locateDocuments(manifest, repository);
  }

  #locateDocuments({ layers }: Manifest, repository: Repository): void {
    if (repository === this.#repository) return;
    for (const layer of layers) this.locate(layer.digest, repository);
  }

  /**
   * Returns the statement in a document; `undefined` if the registry no longer has the blob.
   * @throws RegistryError and NetworkError of the blob, also if it is larger than 16 MiB.
   */
  async statement(document: Document): Promise<Statement | undefined> {
    const fetched = await this.#statements.get(document.digest, () => this.#fetchStatement(document));
    return fetched.kind === 'present' ? fetched.statement : undefined;
  }

  /**
   * As `statement`, but a document that is gone or too large is a result, not an error: it must not prevent other referrers from counting.
   * @throws RegistryError and NetworkError of the blob.
   */
  async openDocument(document: Document): Promise<OpenedDocument> {
    if (document.size > MAX_DOCUMENT_BYTES) return { unread: 'too-large' };
    return (await this.statement(document)) ?? { unread: 'gone' };
  }

  async #fetchStatement(document: Document): Promise<FetchedStatement> {
    const repository = this.#elsewhere.get(document.digest) ?? this.#repository;
    const blob = await fetchBlob(repository, document, MAX_DOCUMENT_BYTES);
    return blob.kind === 'gone' ? blob : { kind: 'present', statement: readStatement(blob.bytes) };
  }
}

/** Results by digest. A digest that is gone is fetched again on the next call, because its content may be uploaded in the meantime. */
class FetchOnce<T extends { readonly kind: 'present' | 'gone' }> {
  readonly #results = new Map<Digest, Promise<T>>();

  async get(digest: Digest, fetch: () => Promise<T>): Promise<T> {
    const pending = this.#results.get(digest) ?? fetch();
    this.#results.set(digest, pending);
    const result = await pending;
    if (result.kind === 'gone') this.#results.delete(digest);
    return result;
  }

  prefetch(digest: Digest, fetch: () => Promise<T>): void {
    if (this.#results.has(digest)) return;
    const pending = fetch();
    this.#results.set(digest, pending);
    pending.catch(() => this.#results.delete(digest));
  }

  set(digest: Digest, result: T): void {
    this.#results.set(digest, Promise.resolve(result));
  }
}
