import type { Unread } from '../policy/referrer.ts';
import { fetchBlob } from '../registry/blob.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Repository } from '../registry/repository.ts';
import { readStatement, type Statement } from './statement.ts';

/** A document in a blob. */
type Document = Pick<Descriptor, 'digest' | 'size'>;

/** What the signed documents in the blobs of one repository say, each fetched once; the documents themselves are not kept. */
export interface Statements {
  /**
   * What a document says; `undefined` where it is gone. What is gone is asked for again: it may be on its way.
   * @throws RegistryError and NetworkError of the blob, also where it has more than 16 MiB.
   */
  get(document: Document): Promise<Statement | undefined>;
}

/** What the contract reads of a bundle. */
const MAX_DOCUMENT_BYTES = 16 << 20;

/** What a document says, or why it was not read. */
export type OpenedDocument = Statement & { readonly unread?: Unread };

/**
 * Opens a document, if it is there and not too large: one that nobody asks for must not keep the others from counting.
 * @throws RegistryError and NetworkError of the blob.
 */
export async function openDocument(document: Document, statements: Statements): Promise<OpenedDocument> {
  if (document.size > MAX_DOCUMENT_BYTES) return { unread: 'too-large' };
  return (await statements.get(document)) ?? { unread: 'gone' };
}

/** Opens the documents of a repository. */
export function openStatements(repository: Repository): Statements {
  const read = new Map<Digest, Promise<Statement | undefined>>();
  return {
    async get(document) {
      const reading = read.get(document.digest) ?? readBlob(repository, document);
      read.set(document.digest, reading);
      const statement = await reading;
      if (statement === undefined) read.delete(document.digest);
      return statement;
    },
  };
}

async function readBlob(repository: Repository, document: Document): Promise<Statement | undefined> {
  const blob = await fetchBlob(repository, document, MAX_DOCUMENT_BYTES);
  return blob.kind === 'gone' ? undefined : readStatement(blob.bytes);
}
