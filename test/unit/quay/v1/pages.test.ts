import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../../src/error.ts';
import { readOn } from '../../../../src/quay/v1/pages.ts';
import { anAnswer } from './paging.ts';

const URL_ONE = 'https://quay.example/api/v1/repository?namespace=acme';

/** Reads on from the first of these bodies; each next one is served to whoever asks. */
async function read(bodies: readonly unknown[], url = URL_ONE) {
  const asked: string[] = [];
  const said: string[] = [];
  const answers = bodies.map((body) => (body instanceof Error ? body : anAnswer(url, body)));
  const [first, ...others] = answers;
  if (first === undefined || first instanceof Error) throw new Error('the first is a page');
  const pages = await readOn(first, {
    ask: async (next) => {
      asked.push(next.search);
      const answer = others.shift();
      if (answer === undefined || answer instanceof Error) throw answer ?? new Error('nobody asked for more');
      return { ...answer, sent: { method: 'GET', url: next } };
    },
    refuse: ({ response }) => new Error(`answered ${response.status}`),
    info: (line) => said.push(line),
  });
  return { ...pages, json: JSON.parse(pages.text ?? 'null'), asked, said };
}

describe('a list that is read to its end', () => {
  it('by next_page', async () => {
    const { json, asked, failure } = await read([
      { repositories: [1], next_page: 'a+b=' },
      { repositories: [2], next_page: 'c' },
      { repositories: [3] },
    ]);
    expect(json).toEqual({ repositories: [1, 2, 3], next_page: 'a+b=' });
    expect(asked).toEqual(['?namespace=acme&next_page=a%2Bb%3D', '?namespace=acme&next_page=c']);
    expect(failure).toBeUndefined();
  });

  it('by page and has_additional, from the page that was asked for', async () => {
    const tags = [
      { tags: [1], page: 3, has_additional: true },
      { tags: [], page: 4, has_additional: true },
      { tags: [2], page: 5, has_additional: false },
    ];
    const { json, asked } = await read(tags, 'https://quay.example/api/v1/x?page=3');
    expect(json).toEqual({ tags: [1, 2], page: 3, has_additional: true });
    expect(asked).toEqual(['?page=4', '?page=5']);
  });

  it('of 500 pages, and says how far it is now and then', async () => {
    const bodies = Array.from({ length: 500 }, (_, page) => ({
      logs: [`${page}`],
      ...(page < 499 && { next_page: `${page}` }),
    }));
    const { json, said } = await read(bodies);
    expect(json.logs).toHaveLength(500);
    expect(said.length).toBeLessThan(25);
    expect(said.at(-1)).toBe('500 pages of logs, 500 entries: the list is whole.');
  });

  it.each([
    { name: 'a single page', body: { tags: [1, 2], page: 1, has_additional: false } },
    { name: 'null for what is not there', body: { tags: [], next_page: null, page: null, has_additional: null } },
  ])('of $name', async ({ body }) => {
    const { json, asked, failure } = await read([body]);
    expect({ json, asked, failure }).toEqual({ json: body, asked: [], failure: undefined });
  });
});

describe('page one is refused, and kept', () => {
  it.each([
    { name: 'text', body: '<h1>hello</h1>', why: /no JSON object/ },
    { name: 'a list by itself', body: [1], why: /no JSON object/ },
    { name: 'no list', body: { name: 'app' }, why: /None or several/ },
    { name: 'several lists', body: { a: [1], b: [2], next_page: 'x' }, why: /None or several/ },
    { name: 'next_page of another type', body: { logs: [], next_page: 5 }, why: /next_page has another type/ },
    { name: 'page of another type', body: { tags: [], page: '1' }, why: /page has another type/ },
    { name: 'has_additional of another type', body: { tags: [], has_additional: 'true' }, why: /has_additional has/ },
    { name: 'another page', body: { tags: [], page: 2 }, why: /it is page 2, but page 1 was asked for/ },
    { name: 'another status', body: { tags: [] }, status: 202, why: /answered 202/ },
  ])('$name', async ({ body, why, status }) => {
    const answer = anAnswer(URL_ONE, body, status);
    const no = () => new Error('not asked');
    const { text, failure } = await readOn(answer, { ask: async () => answer, refuse: no, info: () => undefined });
    expect(text).toBe(answer.response.body.toString());
    expect(failure?.message).toBe('paginate: the answer is no first page of a list.');
    expect(String(failure?.cause)).toMatch(why);
  });
});

const FIRST = { tags: [1], page: 1, has_additional: true };

describe('a list that breaks off loses nothing', () => {
  it.each([
    { name: 'a cut connection', second: new NetworkError('the connection was cut'), why: /cut/ },
    {
      name: 'a page with the entries of an earlier one',
      second: { ...FIRST, page: 2 },
      why: /entries of an earlier one/,
    },
    { name: 'another page than asked for', second: { ...FIRST, tags: [2], page: 1 }, why: /page 2 was asked for/ },
    { name: 'a page that hides whether more follow', second: { tags: [2], has_additional: 1 }, why: /more follows/ },
    { name: 'a page of another list', second: { users: [2] }, why: /no page of the same list/ },
    { name: 'a page that is no JSON', second: '<h1>maintenance</h1>', why: /no JSON object/ },
  ])('$name', async ({ second, why }) => {
    const { json, failure } = await read([FIRST, second]);
    expect(json).toEqual(FIRST);
    expect(failure?.message).toBe('The list broke off after 1 page of tags, 1 entry.');
    expect(String(failure?.cause)).toMatch(why);
  });

  it('a garbled next_page: page one comes again, with a fresh next_page', async () => {
    const bodies = [
      { logs: [1], next_page: 'a' },
      { logs: [2], next_page: 'b' },
      { logs: [1], next_page: 'c' },
    ];
    const { json, failure } = await read(bodies);
    expect(json.logs).toEqual([1, 2]);
    expect(String(failure?.cause)).toMatch(/starts from the beginning/);
  });

  it('an answer that is refused', async () => {
    const first = anAnswer(URL_ONE, FIRST);
    const refused = anAnswer(URL_ONE, { error: 'no' }, 403);
    const pages = await readOn(first, {
      ask: async () => refused,
      refuse: ({ response }) => new Error(`refused with ${response.status}`),
      info: () => undefined,
    });
    expect(pages.last.response.status).toBe(403);
    expect(String(pages.failure?.cause)).toMatch(/refused with 403/);
    expect(JSON.parse(pages.text ?? '')).toEqual(FIRST);
  });
});
