import { fetchBlob } from '../../../src/registry/blob.ts';
import { startTestRegistry } from '../../support/fixtures.ts';
import type { RegistryOptions } from '../../support/registry/options.ts';
import { asDigest, openTestClient, requestLines } from '../../support/test-client.ts';

/** The repository of the tests, and the content of a blob in it. */
export const NAME = 'devtable/simple';
export const CONTENT = '{"spdxVersion":"SPDX-2.3"}';

/** Bytes. */
export const LIMIT = 1 << 20;

/** Matches the requests for the blob in a fault. */
export const OF_REGISTRY = { path: /^\/v2\/.*\/blobs\// };
export const OF_STORAGE = { path: /^\/storage\// };

/** The registry redirects to a storage on another origin. */
export const STORAGE = { redirectBlobs: true } as const;

/** Starts a registry that has the blob. `fetch` fetches it, `lines` returns the requests. */
export async function openBlob(features: RegistryOptions['features'] = {}, { tls = false, retries = 0 } = {}) {
  const registry = await startTestRegistry({ features, tls });
  const repository = await openTestClient(registry, { images: [NAME], retries }).repository();
  const blob = registry.push.blob(NAME, CONTENT);
  const digest = asDigest(blob.digest);
  registry.forgetRequests();
  const fetch = () => fetchBlob(repository, { digest, size: CONTENT.length }, LIMIT);
  const lines = () => requestLines(registry, { BLOB: digest });
  return { registry, repository, digest, fetch, lines };
}
