import { expect, it, test } from 'vitest';
import { fetchBlob } from '../../../src/registry/blob.ts';
import { serve } from '../../support/http-server.ts';
import type { FaultKind } from '../../support/registry/fault.ts';
import { asDigest, failureOf } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { CONTENT, LIMIT, NAME, OF_REGISTRY, OF_STORAGE, openBlob, STORAGE } from './blob-fixture.ts';

const S3_ERROR = `<?xml version="1.0"?><Error><Code>AccessDenied</Code><StringToSign>secret</StringToSign></Error>`;

/** The fault of the registry or of its storage, and parts of the message. */
const FAILURES: readonly { name: string; at: typeof OF_STORAGE; fault: FaultKind; says: readonly string[] }[] = [
  {
    name: 'the storage refuses',
    at: OF_STORAGE,
    fault: { kind: 'answer', status: 403, body: S3_ERROR },
    says: ['The storage to which the registry redirects', '/storage/BLOB?signature=… returned 403 (AccessDenied).'],
  },
  {
    name: 'the storage does not have the blob',
    at: OF_STORAGE,
    fault: { kind: 'answer', status: 404 },
    says: ['The storage to which the registry redirects', '/storage/BLOB?signature=… returned 404.'],
  },
  {
    name: 'the storage fails',
    at: OF_STORAGE,
    fault: { kind: 'server-error', status: 503 },
    says: ['The storage to which the registry redirects', 'returned 503.'],
  },
  {
    name: 'the storage cuts the connection',
    at: OF_STORAGE,
    fault: { kind: 'cut' },
    says: ['NetworkError: The connection was closed', '/storage/BLOB?signature=… failed (ECONNRESET)'],
  },
  {
    name: 'the storage returns other content',
    at: OF_STORAGE,
    fault: { kind: 'html' },
    says: ['The registry returned a blob with digest sha256:', 'expected BLOB. The registry or a proxy'],
  },
  {
    name: 'a redirect loop',
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
    name: 'a redirect to an invalid URL',
    at: OF_REGISTRY,
    fault: { kind: 'redirect', to: 'https://[secret' },
    says: ['The redirect for a blob has a Location header that is not a valid URL.', 'returned 307.'],
  },
  {
    name: 'a redirect without a Location',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 302 },
    says: ['The registry did not return a blob.', 'blobs/BLOB returned 302.'],
  },
  {
    name: 'a 404 page in front of the registry',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 404, body: '<html><title>No such page</title></html>' },
    says: ['The registry did not return a blob.', 'blobs/BLOB returned 404 (No such page).'],
  },
  {
    name: 'no permission to read the repository',
    at: OF_REGISTRY,
    fault: { kind: 'answer', status: 403 },
    says: ['The repository devtable/simple does not exist, or', 'blobs/BLOB returned 403.'],
  },
];

test.each(FAILURES)('$name', async ({ at, fault, says }) => {
  const { registry, digest, fetch } = await openBlob(STORAGE);
  registry.fault({ match: at, ...fault });
  const failure = (await failureOf(fetch())).replaceAll(digest, 'BLOB');
  for (const words of says) expect(failure).toContain(words);
  expect(failure).not.toMatch(/secret|signature=storage/);
});

it('the registry returns content with another digest', async () => {
  const { registry, repository } = await openBlob();
  const digest = aDigest('other');
  registry.push.blob(NAME, CONTENT, digest);
  const failure = await failureOf(fetchBlob(repository, { digest, size: CONTENT.length }, LIMIT));
  expect(failure).toContain(`expected ${digest}. The registry or a proxy altered the content`);
});

it('the blob is larger than the limit, although its descriptor says otherwise', async () => {
  const { registry, repository } = await openBlob(STORAGE);
  const { digest } = registry.push.blob(NAME, Buffer.alloc(LIMIT + 1));
  expect(await fetchBlob(repository, { digest: asDigest(digest), size: 1 }, LIMIT)).toEqual({ kind: 'too-large' });
});

it('a redirect from https to http is not followed', async () => {
  const storage = await serve((_, response) => response.end(CONTENT));
  const { registry, fetch } = await openBlob({}, { tls: true });
  registry.fault({ match: OF_REGISTRY, kind: 'redirect', to: `${storage.origin}/b?sig=secret` });
  expect(await failureOf(fetch())).toContain(
    `to ${storage.origin}/b?sig=… was not followed, because it leads from https to http`,
  );
  expect(storage.requests).toEqual([]);
});
