import { describe, expect, it } from 'vitest';
import { listByApi } from '../../../../src/evidence/sources/referrers-api.ts';
import { readPages } from '../../../../src/registry/pages.ts';
import { startTestRegistry } from '../../../support/fixtures.ts';
import type { FaultKind } from '../../../support/registry/fault.ts';
import { asDigest, failureOf, openTestClient, requestLines } from '../../../support/test-client.ts';
import { aDigest } from '../../policy/referrer-builder.ts';

const NOTHING_NEW = 'this page has no new referrer, but names a next page';

const NAME = 'devtable/simple';
const LIST = /\/referrers\//;

async function open(count: number, fault?: FaultKind) {
  const registry = await startTestRegistry();
  const repository = await openTestClient(registry, { images: [NAME] }).repository();
  const subject = asDigest(registry.push.image(NAME, 'v1').digest);
  const digests = Array.from({ length: count }, (_, index) => {
    return registry.push.referrer(NAME, subject, { artifactType: 'a/b', body: `${index}` }).digest;
  });
  if (fault !== undefined) registry.fault({ match: { path: LIST }, ...fault });
  registry.forgetRequests();
  return { registry, repository, subject, digests };
}

/** A list of `count` referrers, as short as possible. */
function longList(count: number): string {
  const entry = JSON.stringify({ mediaType: 'a', digest: aDigest('one'), size: 1 });
  return `{"schemaVersion":2,"manifests":[${Array(count).fill(entry).join(',')}]}`;
}

describe('a list in pages', () => {
  it('is read to its end, in its order', async () => {
    const { registry, repository, subject, digests } = await open(5, { kind: 'paging', size: 2 });
    const answer = await listByApi(repository, subject);
    expect(answer.kind === 'listed' && answer.descriptors.map(({ digest }) => digest)).toEqual(digests);
    expect(requestLines(registry, { SUBJECT: subject })).toEqual(
      ['', '?page=2', '?page=3'].map((page) => `GET /v2/${NAME}/referrers/SUBJECT${page} -> 200`),
    );
    expect(new Set(registry.requests.map(({ headers }) => headers.authorization)).size).toBe(1);
  });

  it('ends if a page is repeated', async () => {
    const { registry, repository, subject } = await open(5, { kind: 'paging', size: 2, next: 'repeat' });
    const answer = await listByApi(repository, subject);
    expect(answer).toMatchObject({ kind: 'listed', descriptors: { length: 4 } });
    expect(registry.requests).toHaveLength(2);
  });

  it('that continues on another origin is an error, and nothing is sent there', async () => {
    const other = await startTestRegistry();
    const { registry, repository, subject } = await open(5, { kind: 'paging', size: 2, next: { origin: other.url } });
    const failure = await failureOf(listByApi(repository, subject));
    expect(failure).toContain(`its next page is on another origin, ${other.url}, where the token must not be sent.`);
    expect(registry.requests).toHaveLength(1);
    expect(other.requests).toEqual([]);
  });

  it.each([404, 400, 500])('whose second page is %s is an error, not a shorter list', async (status) => {
    const { registry, repository, subject } = await open(5, { kind: 'paging', size: 2 });
    registry.fault({ match: { path: /page=2/ }, kind: 'answer', status });
    expect(await failureOf(listByApi(repository, subject))).toContain(`?page=2 returned ${status}`);
  });

  it('with an invalid Link header is an error', async () => {
    const headers = { Link: '</v2/x; rel="next"' };
    const { repository, subject } = await open(0, { kind: 'answer', status: 200, headers, body: longList(1) });
    expect(await failureOf(listByApi(repository, subject))).toContain('Link header is not valid');
  });
});

describe('a list without end', () => {
  /** A response whose `Link` names another URL each time. */
  const growing = (body: (page: number) => string | Uint8Array): FaultKind => {
    let page = 1;
    return {
      kind: 'change',
      change: (given, { path }) => {
        page += 1;
        return { ...given, headers: { Link: `<${path.split('?')[0]}?page=${page}>; rel="next"` }, body: body(page) };
      },
    };
  };
  const pageOf = (digest: string) => longList(1).replace(aDigest('one'), digest);

  const endless = [
    { name: 'that repeats its referrer', body: () => longList(1), requests: 2, why: NOTHING_NEW },
    { name: 'of empty pages', body: () => longList(0), requests: 1, why: NOTHING_NEW },
    {
      name: 'of a new referrer each',
      body: (page: number) => pageOf(aDigest(`${page}`)),
      requests: 1000,
      why: 'it has more than 1,000 pages',
    },
  ];
  it.each(endless)('$name is an error', async ({ body, requests, why }) => {
    const { registry, repository, subject } = await open(0, growing(body));
    expect(await failureOf(listByApi(repository, subject))).toContain(`The list could not be read to its end: ${why}.`);
    expect(registry.requests).toHaveLength(requests);
  });

  it('of 13 MiB a page is read up to 32 MiB in all', async () => {
    const padded = (page: number) =>
      Buffer.concat([Buffer.from(pageOf(aDigest(`${page}`))), Buffer.alloc(13 << 20, ' ')]);
    const { registry, repository, subject } = await open(0, growing(padded));
    expect(await failureOf(listByApi(repository, subject))).toMatch(
      /The list could not be read to its end: its pages together are larger than 32 MiB, the limit of a list\. Check .* GET \S+\?page=3 was not read\.$/,
    );
    expect(registry.requests).toHaveLength(3);
  });

  it('is read for at most five minutes', async () => {
    const { repository, subject } = await open(5, { kind: 'paging', size: 1 });
    let time = 0;
    const clock = () => {
      time += 100_000;
      return time;
    };
    const request = { url: repository.urlOf(`referrers/${subject}`), accept: ['*/*'], maxBytes: 10_000 };
    const readAll = async () => {
      for await (const page of readPages(repository, request, clock)) expect(page.response.status).toBe(200);
    };
    expect(await failureOf(readAll())).toContain('it has more pages after 5 minutes and 4 pages.');
  });
});

describe('a long list', () => {
  it('of ten thousand is read', async () => {
    const { repository, subject, digests } = await open(10_000);
    const answer = await listByApi(repository, subject);
    expect(answer.kind === 'listed' && answer.descriptors.map(({ digest }) => digest)).toEqual(digests);
  });

  const answered = (count: number): FaultKind => ({ kind: 'answer', status: 200, body: longList(count) });

  it('of a hundred thousand is read', async () => {
    const { repository, subject } = await open(0, answered(100_000));
    expect(await listByApi(repository, subject)).toMatchObject({ kind: 'listed', descriptors: { length: 100_000 } });
  });

  it('of one more is an error', async () => {
    const { repository, subject } = await open(0, answered(100_001));
    expect(await failureOf(listByApi(repository, subject))).toContain(
      'manifests has 100001 entries; the limit is 100000. Delete',
    );
  });

  it('of more than 32 MiB is an error', async () => {
    const body = Buffer.alloc((32 << 20) + 1, ' ');
    const { repository, subject } = await open(0, { kind: 'answer', status: 200, body });
    expect(await failureOf(listByApi(repository, subject))).toContain('larger than 32 MiB');
  });
});
