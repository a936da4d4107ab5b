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
    says: ['/storage/BLOB?signature=… answered 403 (AccessDenied). The registry sends there for its blobs'],
  },
  {
    name: 'a storage that does not have it',
    at: OF_STORAGE,
    fault: { kind: 'answer', status: 404 },
    says: ['/storage/BLOB?signature=… answered 404. The registry sends there for its blobs'],
  },
  {
    name: 'a storage that fails',
    at: OF_STORAGE,
    fault: { kind: 'server-error', status: 503 },
    says: ['answered 503. The registry sends there for its blobs, and this storage of it fails or refuses'],
  },
  {
    name: 'a storage that was cut off',
    at: OF_STORAGE,
    fault: { kind: 'cut' },
    says: ['NetworkError: GET', '/storage/BLOB?signature=…: the connection failed (ECONNRESET)'],
  },
  {
    name: 'a storage that gives other bytes',
    at: OF_STORAGE,
    fault: { kind: 'html' },
    says: ['/storage/BLOB?signature=… gave a blob with the digest sha256:', 'not BLOB. The registry, or a proxy'],
  },
  {
    name: 'a circle',
    at: OF_REGISTRY,
    fault: { kind: 'redirect', to: '?sig=secret' },
    says: ['blobs/BLOB?sig=… answered 307 and sends for the blob to', 'redirect after 5 others'],
  },
  {
    name: 'a redirect to another protocol',
    at: OF_REGISTRY,
    fault: { kind: 'redirect', to: 'ftp://storage.example/b?sig=secret' },
    says: ['sends for the blob to ftp://storage.example/b?sig=…: that is not HTTP'],
  },
  {
    name: 'a redirect to no address',
    at: OF_REGISTRY,
    fault: { kind: 'redirect', to: 'https://[secret' },
    says: ['answered 307 and sends for the blob elsewhere: its Location is no address'],
  },
  {
    name: 'a redirect without an address',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 302 },
    says: ['blobs/BLOB answered 302. A blob was expected.'],
  },
  {
    name: 'a page with 404 before the registry',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 404, body: '<html><title>No such page</title></html>' },
    says: ['blobs/BLOB answered 404 (No such page). A blob was expected.'],
  },
  {
    name: 'no right to read it',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 403 },
    says: ['blobs/BLOB answered 403. The repository devtable/simple does not exist, or'],
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
  expect(failure).toContain(`not ${digest}. The registry, or a proxy in front of it, changes what it stores`);
});

it('an error: more bytes than are read, whatever the descriptor says', async () => {
  const { registry, repository } = await openBlob(STORAGE);
  const { digest } = registry.push.blob(NAME, Buffer.alloc(LIMIT + 1));
  const failure = await failureOf(fetchBlob(repository, { digest: asDigest(digest), size: 1 }, LIMIT));
  expect(failure).toContain('?signature=…: the answer is larger than 1 MiB');
});

it('from https a redirect to http is not followed', async () => {
  const storage = await serve((_, response) => response.end(CONTENT));
  const { registry, fetch } = await openBlob({}, { tls: true });
  registry.fault({ match: OF_REGISTRY, kind: 'redirect', to: `${storage.origin}/b?sig=secret` });
  expect(await failureOf(fetch())).toContain(
    `sends for the blob to ${storage.origin}/b?sig=…: from a registry on https only https`,
  );
  expect(storage.requests).toEqual([]);
});
