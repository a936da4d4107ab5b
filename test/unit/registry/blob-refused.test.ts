import { expect, it, test } from 'vitest';
import { fetchBlob } from '../../../src/registry/blob.ts';
import { asDigest, failureOf } from '../../support/bench.ts';
import { serve } from '../../support/http-server.ts';
import type { FaultKind } from '../../support/registry/fault.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { CONTENT, LIMIT, NAME, OF_REGISTRY, OF_STORAGE, openBlob, STORAGE } from './blob-fetching.ts';

const S3_ERROR = `<?xml version="1.0"?><Error><Code>AccessDenied</Code><StringToSign>secret</StringToSign></Error>`;

/** Each is what goes wrong at the registry (which stores its blobs elsewhere) or there, and what the error says. */
const refusals: readonly { name: string; at: typeof OF_STORAGE; fault: FaultKind; says: readonly string[] }[] = [
  {
    name: 'a storage that refuses',
    at: OF_STORAGE,
    fault: { kind: 'answer', status: 403, body: S3_ERROR },
    says: ['The storage to which the registry redirects', '/storage/BLOB?signature=… returned 403 (AccessDenied).'],
  },
  {
    name: 'a storage that does not have it',
    at: OF_STORAGE,
    fault: { kind: 'answer', status: 404 },
    says: ['The storage to which the registry redirects', '/storage/BLOB?signature=… returned 404.'],
  },
  {
    name: 'a storage that fails',
    at: OF_STORAGE,
    fault: { kind: 'server-error', status: 503 },
    says: ['The storage to which the registry redirects', 'returned 503.'],
  },
  {
    name: 'a storage that was cut off',
    at: OF_STORAGE,
    fault: { kind: 'cut' },
    says: ['NetworkError: The connection was closed', '/storage/BLOB?signature=… failed (ECONNRESET)'],
  },
  {
    name: 'a storage that gives other bytes',
    at: OF_STORAGE,
    fault: { kind: 'html' },
    says: ['The registry returned a blob with digest sha256:', 'expected BLOB. The registry or a proxy'],
  },
  {
    name: 'a circle',
    at: OF_REGISTRY,
    fault: { kind: 'redirect', to: '?sig=secret' },
    says: ['There are more than 5 redirects for a blob', 'blobs/BLOB?sig=… returned 307.'],
  },
  {
    name: 'a redirect to another protocol',
    at: OF_REGISTRY,
    fault: { kind: 'redirect', to: 'ftp://storage.example/b?sig=secret' },
    says: ['The redirect for a blob to ftp://storage.example/b?sig=… was not followed, because it is not HTTP.'],
  },
  {
    name: 'a redirect to no address',
    at: OF_REGISTRY,
    fault: { kind: 'redirect', to: 'https://[secret' },
    says: ['The redirect for a blob has a Location header that is not a valid URL.', 'returned 307.'],
  },
  {
    name: 'a redirect without an address',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 302 },
    says: ['The registry did not return a blob.', 'blobs/BLOB returned 302.'],
  },
  {
    name: 'a page with 404 before the registry',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 404, body: '<html><title>No such page</title></html>' },
    says: ['The registry did not return a blob.', 'blobs/BLOB returned 404 (No such page).'],
  },
  {
    name: 'no right to read it',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 403 },
    says: ['The repository devtable/simple does not exist, or', 'blobs/BLOB returned 403.'],
  },
];

test.each(refusals)('an error: $name', async ({ at, fault, says }) => {
  const { registry, digest, fetch } = await openBlob(STORAGE);
  registry.fault({ match: at, ...fault });
  const failure = (await failureOf(fetch())).replaceAll(digest, 'BLOB');
  for (const words of says) expect(failure).toContain(words);
  expect(failure).not.toMatch(/secret|signature=storage/);
});

it('an error: bytes of the registry that do not have the digest', async () => {
  const { registry, repository } = await openBlob();
  const digest = aDigest('other');
  registry.push.blob(NAME, CONTENT, digest);
  const failure = await failureOf(fetchBlob(repository, { digest, size: CONTENT.length }, LIMIT));
  expect(failure).toContain(`expected ${digest}. The registry or a proxy altered the content`);
});

it('an error: more bytes than are read, whatever the descriptor says', async () => {
  const { registry, repository } = await openBlob(STORAGE);
  const { digest } = registry.push.blob(NAME, Buffer.alloc(LIMIT + 1));
  const failure = await failureOf(fetchBlob(repository, { digest: asDigest(digest), size: 1 }, LIMIT));
  expect(failure).toContain('The response is larger than 1 MiB');
});

it('from https a redirect to http is not followed', async () => {
  const storage = await serve((_, response) => response.end(CONTENT));
  const { registry, fetch } = await openBlob({}, { tls: true });
  registry.fault({ match: OF_REGISTRY, kind: 'redirect', to: `${storage.origin}/b?sig=secret` });
  expect(await failureOf(fetch())).toContain(
    `to ${storage.origin}/b?sig=… was not followed, because it leads from https to http`,
  );
  expect(storage.requests).toEqual([]);
});
