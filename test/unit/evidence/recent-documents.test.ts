import { expect, it } from 'vitest';
import { RecentDocuments } from '../../../src/evidence/recent-documents.ts';
import type { FetchedBlob } from '../../../src/registry/blob.ts';
import { aDigest } from '../policy/referrer-builder.ts';

/** Documents of up to 10 bytes together, and the names of those that were fetched. */
function open(maxBytes = 10) {
  const documents = new RecentDocuments(maxBytes);
  const fetched: string[] = [];
  const get = (name: string, result: FetchedBlob | Error = present(4)) =>
    documents.get(aDigest(name), async () => {
      fetched.push(name);
      if (result instanceof Error) throw result;
      return result;
    });
  return { get, fetched };
}

function present(size: number): FetchedBlob {
  return { kind: 'present', bytes: Buffer.alloc(size) };
}

it('fetches a document once, by concurrent and by sequential calls', async () => {
  const { get, fetched } = open();
  await Promise.all([get('a'), get('a')]);
  expect(await get('a')).toEqual(present(4));
  expect(fetched).toEqual(['a']);
});

it('drops the oldest when all together are larger than the limit', async () => {
  const { get, fetched } = open();
  for (const name of ['a', 'b', 'c']) await get(name);
  await get('b');
  await get('c');
  expect(fetched).toEqual(['a', 'b', 'c']);
  await get('a');
  expect(fetched).toEqual(['a', 'b', 'c', 'a']);
});

it('keeps none that is larger than the limit', async () => {
  const { get, fetched } = open(0);
  await get('a');
  await get('a');
  expect(fetched).toEqual(['a', 'a']);
});

it('keeps that a document is too large', async () => {
  const { get, fetched } = open(0);
  for (let count = 0; count < 2; count++) expect(await get('a', { kind: 'too-large' })).toEqual({ kind: 'too-large' });
  expect(fetched).toEqual(['a']);
});

it('fetches a document again that is gone, or whose request has failed', async () => {
  const { get, fetched } = open();
  expect(await get('a', { kind: 'gone' })).toEqual({ kind: 'gone' });
  await expect(get('a', new Error('cut'))).rejects.toThrow('cut');
  expect(await get('a')).toEqual(present(4));
  expect(fetched).toEqual(['a', 'a', 'a']);
});
