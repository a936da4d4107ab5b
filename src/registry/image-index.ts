import { parseJson } from '../json.ts';
import type { ImageIndex } from './descriptor.ts';
import type { Digest } from './digest.ts';
import { checkBytes } from './manifest.ts';
import { getManifest, isAbsent, readManifest, WHOSE_PAGE } from './manifest-request.ts';
import { decodeIndex } from './manifest-schema.ts';
import { refusal } from './refusal.ts';
import type { Repository } from './repository.ts';

/** An image index, or an image that is none, or nothing under this digest. */
export type FetchedIndex =
  | { readonly kind: 'index'; readonly index: ImageIndex }
  | { readonly kind: 'no-index' }
  | { readonly kind: 'gone' };

/**
 * Fetches an image by digest, checks its bytes, and reads its entries where it is an index.
 * @throws RegistryError when the bytes have another digest, are no manifest, or an entry of the index cannot be read.
 * @see https://github.com/opencontainers/image-spec/blob/v1.1.1/image-index.md
 */
export async function fetchIndex(repository: Repository, digest: Digest): Promise<FetchedIndex> {
  const answer = await getManifest(repository, digest);
  if (isAbsent(answer.response)) return { kind: 'gone' };
  checkBytes(answer, digest);
  // A manifest has a config; the schema takes nothing that has neither that nor entries.
  if (readManifest(answer).config !== undefined) return { kind: 'no-index' };
  const index = decodeIndex(parseJson(answer.response.body));
  if (index.ok) return { kind: 'index', index: index.value };
  throw refusal(answer.sent, answer.response, `Its body is no image index: ${index.why}. ${WHOSE_PAGE}`);
}
