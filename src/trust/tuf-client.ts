import { Readable } from 'node:stream';
import { TrustedMetadataStore } from 'tuf-js/dist/store.js';
import { explain } from '../error.ts';
import { UntrustedFile } from './untrusted-file.ts';

/**
 * Fetches a file of a TUF repository; `undefined` if the repository does not have it.
 * @param maxBytes a larger file is an error.
 */
export type FetchFile = (path: string, maxBytes: number) => Promise<Buffer | undefined>;

/**
 * A client of a TUF repository with consistent snapshots. It decides which files are fetched, and in which order. The checks are those of
 * tuf-js: signatures and thresholds, versions, expiry, lengths and hashes. It stores nothing (docs/decisions/tuf.md).
 * @see https://theupdateframework.github.io/specification/latest/#detailed-client-workflow
 */
export class TufClient {
  readonly #metadata: TrustedMetadataStore;
  readonly #fetch: FetchFile;

  /** @param root a trusted `root.json`. It may have expired if the repository has a newer one. */
  constructor(root: string, fetch: FetchFile) {
    this.#metadata = new TrustedMetadataStore(Buffer.from(root));
    this.#fetch = fetch;
  }

  /**
   * Returns the newest version of a target file.
   * @param known a version of the file. It is returned without a request for the file if it is the newest one.
   * @throws UntrustedFile, Error for a file that is missing, and the errors of `fetch`.
   */
  async newest(name: string, known: Buffer): Promise<Buffer> {
    await this.#updateMetadata();
    const target = this.#metadata.targets?.signed.targets[name];
    const [hash] = Object.values(target?.hashes ?? {});
    if (target === undefined || hash === undefined) throw new Error(`targets.json does not list ${name}`);
    const fault = (bytes: Buffer) => target.verify(Readable.from([bytes])).catch(explain);
    if ((await fault(known)) === undefined) return known;
    const path = `targets/${hash}.${name}`;
    const bytes = await this.#require(path, target.length);
    const wrong = await fault(bytes);
    if (wrong !== undefined) throw new UntrustedFile(path, wrong);
    return bytes;
  }

  async #updateMetadata(): Promise<void> {
    const metadata = this.#metadata;
    // The timestamp does not depend on the version of the root, so it is fetched at the same time.
    const [timestamp] = await Promise.all([this.#require('timestamp.json'), this.#updateRoot()]);
    check('timestamp.json', () => metadata.updateTimestamp(timestamp));
    const snapshotName = `${metadata.timestamp?.signed.snapshotMeta.version}.snapshot.json`;
    const snapshot = await this.#require(snapshotName);
    check(snapshotName, () => metadata.updateSnapshot(snapshot));
    const targetsName = `${metadata.snapshot?.signed.meta['targets.json']?.version}.targets.json`;
    const targets = await this.#require(targetsName);
    check(targetsName, () => metadata.updateDelegatedTargets(targets, 'targets', 'root'));
  }

  /** Each version is signed with the keys of the version before, and with its own. */
  async #updateRoot(): Promise<void> {
    for (let updates = 0; updates <= MAX_ROOT_UPDATES; updates++) {
      const path = `${this.#metadata.root.signed.version + 1}.root.json`;
      const root = await this.#fetch(path, MAX_METADATA_BYTES);
      if (root === undefined) return;
      check(path, () => this.#metadata.updateRoot(root));
    }
    throw new Error(`the repository has more than ${MAX_ROOT_UPDATES} newer versions of root.json`);
  }

  async #require(path: string, maxBytes = MAX_METADATA_BYTES): Promise<Buffer> {
    const file = await this.#fetch(path, Math.min(maxBytes, MAX_METADATA_BYTES));
    if (file === undefined) throw new Error(`the repository has no ${path}`);
    return file;
  }
}

/** Bytes. The files of sigstore have at most 7 KiB. */
const MAX_METADATA_BYTES = 256 << 10;

/** Sigstore makes two or three versions in a year. */
const MAX_ROOT_UPDATES = 32;

/** tuf-js throws errors of its own for what cannot be trusted, and any other error for unexpected JSON. */
function check(path: string, update: () => void): void {
  try {
    update();
  } catch (error) {
    throw new UntrustedFile(path, explain(error));
  }
}
