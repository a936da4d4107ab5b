import { describe, expect, it, test } from 'vitest';
import type { FaultKind } from '../../support/registry/fault.ts';
import { statementOf } from '../../support/registry/in-toto.ts';
import { asDigest, failureOf } from '../../support/test-client.ts';
import { aDigest } from '../policy/referrer-builder.ts';
import { NAME, openEvidence, SPDX } from './evidence-fixture.ts';

const IMAGE = aDigest('image');
const READ = { predicateType: SPDX, subjects: [IMAGE] };
const DOCUMENT = JSON.stringify(statementOf(IMAGE, SPDX));
const MIB = 1 << 20;

async function open(bytes: string | Uint8Array = DOCUMENT) {
  const { registry, cache } = await openEvidence();
  const { digest, size } = registry.push.blob(NAME, bytes);
  return { registry, cache, blob: { digest: asDigest(digest), size } };
}

describe('a document', () => {
  it('is fetched once, by concurrent and by sequential calls', async () => {
    const { registry, cache, blob } = await open();
    expect(await Promise.all([cache.openDocument(blob), cache.openDocument(blob)])).toEqual([READ, READ]);
    expect(await cache.openDocument(blob)).toEqual(READ);
    expect(registry.requests.map(({ method }) => method)).toEqual(['GET']);
  });

  it('that the registry does not have is gone, and is fetched again', async () => {
    const { registry, cache } = await open();
    const late = { ...Object(statementOf(IMAGE, SPDX)), predicate: 'late' };
    const bytes = JSON.stringify(late);
    const { digest, size } = (await openEvidence()).registry.push.blob(NAME, bytes);
    const blob = { digest: asDigest(digest), size };
    expect(await cache.openDocument(blob)).toEqual({ unread: 'gone' });
    registry.push.blob(NAME, bytes);
    expect(await cache.openDocument(blob)).toEqual(READ);
  });

  it('without a statement is not fetched again', async () => {
    const { registry, cache, blob } = await open('Hello');
    expect(await cache.openDocument(blob)).toEqual({});
    expect(await cache.openDocument(blob)).toEqual({});
    expect(registry.requests).toHaveLength(1);
  });

  it('of 16 MiB is read', async () => {
    const { cache, blob } = await open(DOCUMENT.padEnd(16 * MIB));
    expect(await cache.openDocument(blob)).toEqual(READ);
  });

  it('that is larger by its descriptor is not fetched', async () => {
    const { registry, cache, blob } = await open();
    expect(await cache.openDocument({ ...blob, size: 16 * MIB + 1 })).toEqual({ unread: 'too-large' });
    expect(registry.requests).toEqual([]);
    expect(await cache.document({ ...blob, size: 16 * MIB + 1 })).toEqual({ kind: 'too-large' });
    // Another manifest has the size of the same blob right.
    expect(await cache.openDocument(blob)).toEqual(READ);
    expect(await cache.document(blob)).toMatchObject({ kind: 'present' });
  });

  it('that is larger than its descriptor says is not read', async () => {
    const { cache, blob } = await open(DOCUMENT.padEnd(16 * MIB + 1));
    expect(await cache.openDocument({ ...blob, size: 1 })).toEqual({ unread: 'too-large' });
  });
});

describe('any other response is an error, not a document without a statement', () => {
  const HTML = { 'Content-Type': 'text/html' };
  const cases: { name: string; fault: FaultKind; said: string }[] = [
    { name: '500', fault: { kind: 'server-error', status: 500 }, said: 'returned 500' },
    { name: 'a page', fault: { kind: 'html' }, said: 'altered the content; do not trust it' },
    {
      name: 'a page with 404',
      fault: { kind: 'answer', status: 404, headers: HTML, body: '<h1>No</h1>' },
      said: 'returned 404 (No).',
    },
    {
      name: 'another document',
      fault: { kind: 'answer', status: 200, body: JSON.stringify(statementOf(aDigest('other'), SPDX)) },
      said: 'altered the content; do not trust it',
    },
    { name: 'cut', fault: { kind: 'cut' }, said: 'was closed before' },
  ];
  test.each(cases)('$name', async ({ fault, said }) => {
    const { registry, cache, blob } = await open();
    registry.fault({ match: { path: /blobs/ }, ...fault });
    expect(await failureOf(cache.openDocument(blob))).toContain(said);
  });
});
