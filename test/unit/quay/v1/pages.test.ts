import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../../src/error.ts';
import { type PageSource, readPages } from '../../../../src/quay/v1/pages.ts';
import { buildResponse } from './responses.ts';

const URL_ONE = 'https://quay.example/api/v1/repository?namespace=acme';

const NO_LOG = { info: () => undefined, now: () => new Date(0) };

/** Reads a list whose pages have these bodies. */
async function read(bodies: readonly unknown[], url = URL_ONE) {
  const requested: string[] = [];
  const infos: string[] = [];
  const responses = bodies.map((body) => (body instanceof Error ? body : buildResponse(url, body)));
  const [first, ...others] = responses;
  if (first === undefined || first instanceof Error) throw new Error('the first body must be a page');
  const source: PageSource = {
    fetch: async (next) => {
      requested.push(next.search);
      const response = others.shift();
      if (response === undefined || response instanceof Error) throw response ?? new Error('unexpected request');
      return { ...response, request: { method: 'GET', url: next } };
    },
    refuse: ({ status }) => new Error(`refused with ${status}`),
  };
  const pages = await readPages(first, source, { ...NO_LOG, info: (line) => infos.push(line) });
  return { ...pages, json: JSON.parse(pages.body ?? ''), requested, infos };
}

describe('a list that is read completely', () => {
  it('by next_page', async () => {
    const { json, requested, failure } = await read([
      { repositories: [1], next_page: 'a+b=' },
      { repositories: [2], next_page: 'c' },
      { repositories: [3] },
    ]);
    expect(json).toEqual({ repositories: [1, 2, 3], next_page: 'a+b=' });
    expect(requested).toEqual(['?namespace=acme&next_page=a%2Bb%3D', '?namespace=acme&next_page=c']);
    expect(failure).toBeUndefined();
  });

  it('by page and has_additional, from the requested page', async () => {
    const tags = [
      { tags: [1], page: 3, has_additional: true },
      { tags: [], page: 4, has_additional: true },
      { tags: [2], page: 5, has_additional: false },
    ];
    const { json, requested } = await read(tags, 'https://quay.example/api/v1/x?page=3');
    expect(json).toEqual({ tags: [1, 2], page: 3, has_additional: true });
    expect(requested).toEqual(['?page=4', '?page=5']);
  });

  it('of 500 pages, with few lines in the log', async () => {
    const bodies = Array.from({ length: 500 }, (_, page) => ({
      logs: [`${page}`],
      ...(page < 499 && { next_page: `${page}` }),
    }));
    const { json, infos } = await read(bodies);
    expect(json.logs).toHaveLength(500);
    expect(infos.length).toBeLessThan(25);
    expect(infos.at(-1)).toBe('Read 500 pages of logs (500 entries); the list is complete.');
  });

  it.each([
    { name: 'a single page', body: { tags: [1, 2], page: 1, has_additional: false } },
    { name: 'null in place of absent fields', body: { tags: [], next_page: null, page: null, has_additional: null } },
  ])('of $name', async ({ body }) => {
    const { json, requested, failure } = await read([body]);
    expect({ json, requested, failure }).toEqual({ json: body, requested: [], failure: undefined });
  });
});

describe('a first response that is not a page', () => {
  it.each([
    { name: 'HTML', body: '<h1>hello</h1>', cause: /not a JSON object/ },
    { name: 'an array', body: [1], cause: /not a JSON object/ },
    { name: 'no list', body: { name: 'app' }, cause: /exactly one field with a list/ },
    { name: 'several lists', body: { a: [1], b: [2], next_page: 'x' }, cause: /exactly one field with a list/ },
    { name: 'next_page of another type', body: { logs: [], next_page: 5 }, cause: /type of next_page/ },
    { name: 'page of another type', body: { tags: [], page: '1' }, cause: /type of page/ },
    {
      name: 'has_additional of another type',
      body: { tags: [], has_additional: 'true' },
      cause: /type of has_additional/,
    },
    { name: 'another page', body: { tags: [], page: 2 }, cause: /response is page 2, but page 1 was requested/ },
    { name: 'another status', body: { tags: [] }, status: 202, cause: /status of the page is 202/ },
  ])('$name', async ({ body, cause, status }) => {
    const response = buildResponse(URL_ONE, body, status);
    const source = { fetch: async () => response, refuse: () => new Error('not requested') };
    const pages = await readPages(response, source, NO_LOG);
    expect(pages.body).toBeUndefined();
    expect(pages.failure?.message).toBe('paginate: the response is not the first page of a list.');
    expect(String(pages.failure?.cause)).toMatch(cause);
  });
});

const FIRST = { tags: [1], page: 1, has_additional: true };

describe('an incomplete list keeps its entries', () => {
  it.each([
    { name: 'a cut connection', second: new NetworkError('the connection was cut'), cause: /cut/ },
    {
      name: 'a page with the entries of an earlier page',
      second: { ...FIRST, page: 2 },
      cause: /only entries of earlier pages/,
    },
    { name: 'another page than requested', second: { ...FIRST, tags: [2], page: 1 }, cause: /page 2 was requested/ },
    {
      name: 'a page that does not say whether more follow',
      second: { tags: [2], has_additional: 1 },
      cause: /more pages follow/,
    },
    { name: 'a page of another list', second: { users: [2] }, cause: /belongs to another list/ },
    { name: 'a page that is not JSON', second: '<h1>maintenance</h1>', cause: /not a JSON object/ },
  ])('$name', async ({ second, cause }) => {
    const { json, failure } = await read([FIRST, second]);
    expect(json).toEqual(FIRST);
    expect(failure?.message).toBe('The list is incomplete: only 1 page of tags (1 entry) could be read.');
    expect(String(failure?.cause)).toMatch(cause);
  });

  it('an invalid next_page: Quay returns the first page again, with a new next_page', async () => {
    const bodies = [
      { logs: [1], next_page: 'a' },
      { logs: [2], next_page: 'b' },
      { logs: [1], next_page: 'c' },
    ];
    const { json, failure } = await read(bodies);
    expect(json.logs).toEqual([1, 2]);
    expect(String(failure?.cause)).toMatch(/starts from the first page again/);
  });

  it('a page with entries of several earlier pages', async () => {
    const bodies = [
      { logs: [1, 2], next_page: 'a' },
      { logs: [3, 4], next_page: 'b' },
      { logs: [4, 1], next_page: 'c' },
    ];
    const { json, failure } = await read(bodies);
    expect(json.logs).toEqual([1, 2, 3, 4]);
    expect(String(failure?.cause)).toMatch(/only entries of earlier pages/);
  });

  it('a page that is too deep', async () => {
    const { json, failure } = await read([FIRST, `{"tags": [${'['.repeat(1_000)}`]);
    expect(json).toEqual(FIRST);
    expect(String(failure?.cause)).toMatch(/The page has more than 64 levels, so it is not read/);
  });

  it('a list with a long name', async () => {
    const { failure } = await read([{ [`tags${'x'.repeat(1 << 20)}`]: [1], has_additional: true, page: 1 }, '']);
    expect(failure?.message).toMatch(/^The list is incomplete: only 1 page of tagsx{55}… \(1 entry\) could be read\.$/);
  });

  it('a refused request', async () => {
    const first = buildResponse(URL_ONE, FIRST);
    const refused = buildResponse(URL_ONE, { error: 'no' }, 403);
    const source: PageSource = {
      fetch: async () => refused,
      refuse: ({ status }) => new Error(`refused with ${status}`),
    };
    const pages = await readPages(first, source, NO_LOG);
    expect(pages.last.status).toBe(403);
    expect(String(pages.failure?.cause)).toMatch(/refused with 403/);
    expect(JSON.parse(pages.body ?? '')).toEqual(FIRST);
  });
});

/** Reads a list that never ends. @param pageOf returns the body of a page; the first has the number 0. */
async function readEndless(pageOf: (page: number) => object, secondsPerPage = 0) {
  let page = 0;
  const respond = (url: URL) => ({
    ...buildResponse(url.href, pageOf(page)),
    request: { method: 'GET' as const, url },
  });
  const source: PageSource = {
    fetch: async (next) => {
      page += 1;
      return respond(next);
    },
    refuse: () => new Error('not refused'),
  };
  const now = () => new Date(page * secondsPerPage * 1_000);
  const { body, failure } = await readPages(respond(new URL(URL_ONE)), source, { ...NO_LOG, now });
  return { pages: page, entries: JSON.parse(body ?? '').logs.length, cause: String(failure?.cause) };
}

describe('a list that never ends', () => {
  it.each([
    {
      name: 'with a next_page that grows',
      pageOf: (page: number) => ({ logs: [page], next_page: 'x'.repeat(page * 1_000 + 1) }),
      pages: 5,
      cause: /next_page of the page is longer than 4,096 characters/,
    },
    {
      name: 'of pages without entries',
      pageOf: (page: number) => ({ logs: [], next_page: `${page}` }),
      pages: 100,
      cause: /More than 100 pages without entries/,
    },
    {
      name: 'of the same entries',
      pageOf: (page: number) => ({ logs: [page % 2], next_page: `${page}` }),
      pages: 2,
      cause: /only entries of earlier pages/,
    },
    {
      name: 'of slow pages',
      pageOf: (page: number) => ({ logs: [page], next_page: `${page}` }),
      secondsPerPage: 29,
      pages: 32,
      cause: /not complete after 15 minutes/,
    },
    {
      name: 'of large pages',
      pageOf: (page: number) => ({ logs: [`${page}`.padEnd(13_000_000)], next_page: `${page}` }),
      pages: 5,
      cause: /longer than the limit of 64 MiB/,
    },
    {
      name: 'of small pages',
      pageOf: (page: number) => ({ logs: [page], next_page: `${page}` }),
      pages: 10_000,
      cause: /64 MiB, 500,000 entries or 10,000 pages/,
    },
  ])('$name ends with an error', async ({ pageOf, secondsPerPage, pages, cause }) => {
    const read = await readEndless(pageOf, secondsPerPage);
    expect(read.cause).toMatch(cause);
    expect(read.pages).toBe(pages);
  });

  it('needs little more memory than its entries', async () => {
    const entries = (page: number) => Array.from({ length: 100_000 }, (_, index) => page * 100_000 + index);
    const before = process.memoryUsage().rss;
    const read = await readEndless((page) => ({ logs: entries(page), next_page: `${page}` }));
    expect(read).toMatchObject({ entries: 500_000, cause: expect.stringMatching(/500,000 entries/) });
    expect((process.memoryUsage().rss - before) / 2 ** 20).toBeLessThan(400);
  });
});
