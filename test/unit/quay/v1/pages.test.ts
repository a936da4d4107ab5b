import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../../src/error.ts';
import { type PageSource, readPages } from '../../../../src/quay/v1/pages.ts';
import { buildResponse } from './responses.ts';

const URL_ONE = 'https://quay.example/api/v1/repository?namespace=acme';

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
  const pages = await readPages(first, source, { info: (line) => infos.push(line) });
  return { ...pages, json: JSON.parse(pages.body), requested, infos };
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

describe('a first response that is not a page is kept', () => {
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
    const pages = await readPages(response, source, { info: () => undefined });
    expect(pages.body).toBe(response.body.toString());
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
      cause: /entries of an earlier page/,
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

  it('a refused request', async () => {
    const first = buildResponse(URL_ONE, FIRST);
    const refused = buildResponse(URL_ONE, { error: 'no' }, 403);
    const source: PageSource = {
      fetch: async () => refused,
      refuse: ({ status }) => new Error(`refused with ${status}`),
    };
    const pages = await readPages(first, source, { info: () => undefined });
    expect(pages.last.status).toBe(403);
    expect(String(pages.failure?.cause)).toMatch(/refused with 403/);
    expect(JSON.parse(pages.body)).toEqual(FIRST);
  });
});
