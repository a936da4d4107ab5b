import { hash } from 'node:crypto';
import type { Context } from '../../context.ts';
import { oneLine } from '../../text.ts';
import type { ApiResponse } from './client.ts';
import { type ApiPage, readPage } from './page.ts';

/** A list whose pages were joined, up to its last page or up to the first failure. */
export interface JoinedPages {
  /** JSON: the first page with the entries of all pages that were read; `undefined` if the first response is not a page. */
  readonly body: string | undefined;
  /** The last response that arrived. */
  readonly last: ApiResponse;
  /** Why pages are missing from `body`; `undefined` if the list is complete. */
  readonly failure: Error | undefined;
}

/** Fetches the pages after the first. */
export interface PageSource {
  readonly fetch: (url: URL) => Promise<ApiResponse>;
  /** Returns the error for a status other than 200. */
  readonly refuse: (response: ApiResponse) => Error;
}

/**
 * Reads a list from its first page to its last. If a page fails, repeats an earlier page or belongs to another list, the entries that
 * were read before are kept.
 */
export async function readPages(
  first: ApiResponse,
  source: PageSource,
  { info, now }: Pick<Context, 'info' | 'now'>,
): Promise<JoinedPages> {
  const end = now().getTime() + MAX_TIME;
  let list: PagedList;
  try {
    list = new PagedList(first);
  } catch (cause) {
    return { body: undefined, last: first, failure: new Error(NOT_A_LIST, { cause }) };
  }
  let last = first;
  try {
    while (list.next !== undefined) {
      if (now().getTime() > end) throw new Error(TOO_SLOW);
      if (isReported(list.pages)) info(`Read ${list}; more pages follow.`);
      last = await source.fetch(list.next);
      if (last.status !== 200) throw source.refuse(last);
      list.add(last);
    }
    info(`Read ${list}; the list is complete.`);
    return { body: list.toJson(), last, failure: undefined };
  } catch (cause) {
    const failure = new Error(`The list is incomplete: only ${list} could be read.`, { cause });
    return { body: list.toJson(), last, failure };
  }
}

/** Milliseconds. Ten thousand pages take about this time. */
const MAX_TIME = 15 * 60_000;
const TOO_SLOW =
  'The list was not complete after 15 minutes. Narrow it with the input query, or ask for more entries per page with limit=100.';

const NOT_A_LIST = 'paginate: the response is not the first page of a list.';

/** The first ten pages, then every fiftieth, so that the log stays short. */
function isReported(pages: number): boolean {
  return pages <= 10 || pages % 50 === 0;
}

/** The pages of one list that have been read. Only the JSON of the entries is kept, which needs much less memory than their values. */
class PagedList {
  readonly #listName: string;
  readonly #fields: ApiPage['fields'];
  #next: URL | undefined;
  #pages = 0;
  #emptyPages = 0;
  #bytes = 0;
  #entries = 0;
  /** The JSON of the entries of each page that is not empty, without brackets. */
  readonly #json: string[] = [];
  readonly #digests = new Set<string>();

  /** @throws Error if the response is not a page. */
  constructor(first: ApiResponse) {
    const page = readPage(first);
    this.#listName = page.listName;
    this.#fields = { ...page.fields, [page.listName]: [] };
    this.#append(page, first.body.length);
  }

  get pages(): number {
    return this.#pages;
  }

  /** The URL of the next page; `undefined` after the last. */
  get next(): URL | undefined {
    return this.#next;
  }

  /** Adds the response to the request for `next`. @throws Error if it is not the next page of this list. */
  add(response: ApiResponse): void {
    const page = readPage(response);
    if (page.listName !== this.#listName) throw new Error(OTHER_LIST);
    this.#append(page, response.body.length);
  }

  #append({ entries, next }: ApiPage, bytes: number): void {
    this.#bytes += bytes;
    const isTooLong = this.#bytes > MAX_BYTES || this.#entries + entries.length > MAX_ENTRIES;
    if (isTooLong || this.#pages >= MAX_PAGES) throw new Error(TOO_LONG);
    const json = entries.map((entry) => JSON.stringify(entry));
    // To an invalid next_page Quay returns the first page with a new next_page, so that only the entries show the repetition.
    if (!this.#hasNew(json)) throw new Error(REPEATED);
    this.#emptyPages = entries.length > 0 ? 0 : this.#emptyPages + 1;
    if (this.#emptyPages > MAX_EMPTY_PAGES) throw new Error(ONLY_EMPTY_PAGES);
    this.#pages += 1;
    this.#entries += entries.length;
    this.#next = next;
    if (json.length > 0) this.#json.push(json.join(','));
  }

  /** Remembers the entries of a page, and returns whether one of them is new. An empty page may come between others. */
  #hasNew(entries: readonly string[]): boolean {
    const before = this.#digests.size;
    for (const entry of entries) this.#digests.add(hash('sha256', entry, 'base64'));
    return entries.length === 0 || this.#digests.size > before;
  }

  /** The first page with the entries of all pages; the other fields are those of the first page. */
  toJson(): string {
    const fields = Object.entries(this.#fields).map(([name, value]) => {
      const json = name === this.#listName ? `[${this.#json.join(',')}]` : JSON.stringify(value);
      return `${JSON.stringify(name)}:${json}`;
    });
    return `{${fields.join(',')}}`;
  }

  /** `2 pages of tags (150 entries)` */
  toString(): string {
    const pages = `${this.#pages} page${this.#pages === 1 ? '' : 's'} of ${oneLine(this.#listName, MAX_NAME)}`;
    return `${pages} (${this.#entries} ${this.#entries === 1 ? 'entry' : 'entries'})`;
  }
}

const OTHER_LIST =
  'The next page belongs to another list. Check whether a proxy in front of Quay changes its responses.';
const REPEATED =
  'The next page has only entries of earlier pages. Quay starts from the first page again if it cannot read the next_page that it returned. Run the step again.';
const ONLY_EMPTY_PAGES =
  'More than 100 pages without entries followed each other. Narrow the list with the input query; if that does not help, check the logs of Quay.';
const TOO_LONG =
  'The list is longer than the limit of 64 MiB, 500,000 entries or 10,000 pages. Narrow it with the input query.';

/** The list is in memory twice when it is written to the file. */
const MAX_BYTES = 64 << 20;
const MAX_PAGES = 10_000;

/** Each needs about 100 bytes to be recognised if it comes again. */
const MAX_ENTRIES = 500_000;
const MAX_EMPTY_PAGES = 100;

/** Characters. */
const MAX_NAME = 60;
