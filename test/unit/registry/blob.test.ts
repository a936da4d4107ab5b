import { describe, expect, it } from 'vitest';
import { fetchBlob } from '../../../src/registry/blob.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { CONTENT, LIMIT, OF_REGISTRY, OF_STORAGE, openBlob, STORAGE } from './blob-fixture.ts';

const PRESENT = { kind: 'present', bytes: Buffer.from(CONTENT) };
const FROM_REGISTRY = 'GET /v2/devtable/simple/blobs/BLOB';

describe('a blob', () => {
  it('is fetched from the registry', async () => {
    const { fetch, lines } = await openBlob();
    expect(await fetch()).toEqual(PRESENT);
    expect(lines()).toEqual([`${FROM_REGISTRY} -> 200`]);
  });

  it('is fetched from a storage on another origin without credentials', async () => {
    const { registry, fetch } = await openBlob(STORAGE);
    expect(await fetch()).toEqual(PRESENT);
    const seen = registry.requests.map(({ server, headers }) => ({ server, token: 'authorization' in headers }));
    expect(seen).toEqual([
      { server: 'registry', token: true },
      { server: 'storage', token: false },
    ]);
  });

  it.each([301, 302, 303, 307, 308])('is fetched with the token after a %d to the same origin', async (status) => {
    const { registry, fetch } = await openBlob();
    registry.fault({ match: OF_REGISTRY, times: 1, kind: 'redirect', to: '?again', status });
    expect(await fetch()).toEqual(PRESENT);
    expect(registry.requests.map(({ headers }) => 'authorization' in headers)).toEqual([true, true]);
  });

  it('is fetched without the token if a storage on another origin redirects back to the registry', async () => {
    const { registry, digest, fetch } = await openBlob(STORAGE);
    registry.fault({ match: OF_STORAGE, times: 1, kind: 'redirect', to: `${registry.url}/storage/${digest}` });
    expect(await fetch()).toEqual(PRESENT);
    const [first, ...others] = registry.requests.map(({ server, headers }) => `${server} ${headers.authorization}`);
    expect(first).toMatch(/^registry Bearer /);
    expect(others).toEqual(['storage undefined', 'registry undefined']);
  });

  it('is fetched after five redirects', async () => {
    const { registry, fetch, lines } = await openBlob();
    registry.fault({ match: OF_REGISTRY, times: 5, kind: 'redirect', to: '?again' });
    expect(await fetch()).toEqual(PRESENT);
    expect(lines()).toHaveLength(6);
  });

  it('that is cut is requested from the storage again', async () => {
    const { registry, fetch, lines } = await openBlob(STORAGE, { retries: 1 });
    registry.fault({ match: OF_STORAGE, times: 1, kind: 'cut' });
    expect(await fetch()).toEqual(PRESENT);
    const storage = 'GET /storage/BLOB?signature=storage -> 200';
    expect(lines()).toEqual([`${FROM_REGISTRY} -> 302`, storage, storage]);
  });

  it('that the registry does not have is `gone`', async () => {
    const { repository } = await openBlob(STORAGE);
    expect(await fetchBlob(repository, { digest: aDigest('other'), size: 1 }, LIMIT)).toEqual({ kind: 'gone' });
  });

  it('whose descriptor has a size above the limit is not requested', async () => {
    const { registry, repository, digest } = await openBlob();
    expect(await fetchBlob(repository, { digest, size: LIMIT + 1 }, LIMIT)).toEqual({ kind: 'too-large' });
    expect(registry.requests).toEqual([]);
    expect(await fetchBlob(repository, { digest, size: LIMIT }, LIMIT)).toEqual(PRESENT);
  });
});
