import { fetchBlob } from '../registry/blob.ts';
import type { Descriptor } from '../registry/descriptor.ts';
import type { Digest } from '../registry/digest.ts';
import type { Repository } from '../registry/repository.ts';
import { readStatement, type Statement } from './statement.ts';

/** What the signed documents in the blobs of one repository say, each fetched once; the documents themselves are not kept. */
export interface Statements {
  /**
   * What a document says; `undefined` where it is gone. What is gone is asked for again: it may be on its way.
   * @throws RegistryError and NetworkError of the blob, also where it has more than 16 MiB: its kind is then not known.
   */
  get(document: Pick<Descriptor, 'digest' | 'size'>): Promise<Statement | undefined>;
}

/** What the contract reads of a bundle. */
const MAX_DOCUMENT_BYTES = 16 << 20;

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

async function readBlob(
  repository: Repository,
  document: Pick<Descriptor, 'digest' | 'size'>,
): Promise<Statement | undefined> {
  const blob = await fetchBlob(repository, document, MAX_DOCUMENT_BYTES);
  return blob.kind === 'gone' ? undefined : readStatement(blob.bytes);
}
