import type { Unread } from '../policy/referrer.ts';
import { type FetchedBlob, type FetchedBytes, fetchBlob } from '../registry/blob.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import { type FetchedManifest, fetchManifest, fetchManifestBytes } from '../registry/manifest.ts';
import type { Manifest } from '../registry/manifest-schema.ts';
import type { Repository } from '../registry/repository.ts';
import { MAX_DOCUMENT_BYTES } from '../registry/signed-document.ts';
import { RecentDocuments } from './recent-documents.ts';
import { readStatement, type Statement } from './statement.ts';

/** A signed document in a blob: a sigstore bundle, a DSSE envelope, an in-toto statement, or the payload of a simple signing. */
type Document = Pick<Descriptor, 'digest' | 'size'>;

/** The content of a document, or the reason why it was not read. */
export type OpenedDocument = Statement & { readonly unread?: Unread };

/** The content of a document, or that the registry no longer has it. */
type Opened = { readonly kind: 'present'; readonly document: OpenedDocument } | { readonly kind: 'gone' };

/** The bytes of documents that are kept, and of manifests of images, for each image that is judged. */
const MAX_KEPT_BYTES = 32 << 20;

/**
 * Fetches the manifests and documents of the referrers of one image, each once. Of a document only the parsed statement is kept, not its
 * bytes, unless signatures are verified.
 */
export class ContentCache {
  readonly #repository: Repository;
  readonly #manifests = new FetchOnce<FetchedManifest>();
  readonly #opened = new FetchOnce<Opened>();
  readonly #documents: RecentDocuments;
  readonly #images = new RecentDocuments(MAX_KEPT_BYTES);
  readonly #read = new Set<Digest>();
  /** The repositories of manifests and documents that are not in the repository of the image. */
  readonly #elsewhere = new Map<Digest, Repository>();

  /** @param options.keepsDocuments keeps the bytes of documents, because their signatures are verified after their types are known. */
  constructor(repository: Repository, { keepsDocuments = false }: { readonly keepsDocuments?: boolean } = {}) {
    this.#repository = repository;
    this.#documents = new RecentDocuments(keepsDocuments ? MAX_KEPT_BYTES : 0);
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
   * Returns the bytes of a document. A document that is gone or too large is a result, not an error: it must not prevent other referrers
   * from counting.
   * @throws RegistryError and NetworkError of the blob.
   */
  async document(document: Document): Promise<FetchedBlob> {
    // Before the cache: the same blob may have another size in another manifest.
    if (document.size > MAX_DOCUMENT_BYTES) return { kind: 'too-large' };
    const repository = this.#elsewhere.get(document.digest) ?? this.#repository;
    this.#read.add(document.digest);
    return await this.#documents.get(document.digest, () => fetchBlob(repository, document, MAX_DOCUMENT_BYTES));
  }

  /** Whether a document has been read, for any rule. */
  hasRead(digest: Digest): boolean {
    return this.#read.has(digest);
  }

  /** As `document`, but returns the statement in it. @throws what `document` throws. */
  async openDocument(document: Document): Promise<OpenedDocument> {
    if (document.size > MAX_DOCUMENT_BYTES) return { unread: 'too-large' };
    const opened = await this.#opened.get(document.digest, () => this.#open(document));
    return opened.kind === 'present' ? opened.document : { unread: 'gone' };
  }

  async #open(document: Document): Promise<Opened> {
    const fetched = await this.document(document);
    if (fetched.kind === 'gone') return fetched;
    return {
      kind: 'present',
      document: fetched.kind === 'present' ? readStatement(fetched.bytes) : { unread: 'too-large' },
    };
  }

  /** Returns the bytes of the manifest of an image in its own repository. @throws what `fetchManifestBytes` throws. */
  async imageBytes(digest: Digest): Promise<FetchedBytes> {
    const fetched = await this.#images.get(digest, () => fetchManifestBytes(this.#repository, digest));
    return fetched.kind === 'present' ? fetched : { kind: 'gone' };
  }

  /** Starts to fetch what `imageBytes` will probably return. A failure is ignored here. */
  prefetchImage(digest: Digest): void {
    this.imageBytes(digest).catch(() => undefined);
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
