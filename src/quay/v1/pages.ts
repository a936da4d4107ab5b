import { createHash } from 'node:crypto';
import type { Context } from '../../context.ts';
import type { ApiResponse } from './client.ts';
import { type ApiPage, readPage } from './page.ts';

/** A list whose pages were joined, up to its last page or up to the first failure. */
export interface JoinedPages {
  /** JSON: the first page with the entries of all pages that were read. The first response as it is if that is not a page. */
  readonly body: string;
  /** The last response that arrived. */
  readonly last: ApiResponse;
  /** Why pages are missing from `body`; `undefined` if the list is complete. */
  readonly failure: Error | undefined;
}

/** Where the pages after the first come from. */
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
  { info }: Pick<Context, 'info'>,
): Promise<JoinedPages> {
  let list: PagedList;
  try {
    list = new PagedList(first);
  } catch (cause) {
    return { body: first.body.toString('utf8'), last: first, failure: new Error(NOT_A_LIST, { cause }) };
  }
  let last = first;
  try {
    while (list.next !== undefined) {
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

const NOT_A_LIST = 'paginate: the response is not the first page of a list.';

/** The first ten pages, then every fiftieth, so that the log stays short. */
function isReported(pages: number): boolean {
  return pages <= 10 || pages % 50 === 0;
}

/** The pages of one list that have been read. */
class PagedList {
  readonly #first: ApiPage;
  #next: URL | undefined;
  #pages = 0;
  #bytes = 0;
  readonly #entries: unknown[] = [];
  /** The digests of the entries of each page that is not empty. */
  readonly #digests = new Set<string>();

  /** @throws Error if the response is not a page. */
  constructor(first: ApiResponse) {
    this.#first = readPage(first);
    this.#append(this.#first, first.body.length);
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
    if (page.listName !== this.#first.listName) throw new Error(OTHER_LIST);
    this.#append(page, response.body.length);
  }

  #append({ entries, next }: ApiPage, bytes: number): void {
    // To an invalid next_page Quay returns the first page with a new next_page, so that only the entries show the repetition.
    const digest = createHash('sha256').update(JSON.stringify(entries)).digest('hex');
    if (entries.length > 0 && this.#digests.has(digest)) throw new Error(REPEATED);
    this.#digests.add(digest);
    this.#bytes += bytes;
    if (this.#bytes > MAX_LIST_BYTES || this.#pages >= MAX_PAGES) throw new Error(TOO_LONG);
    this.#pages += 1;
    this.#next = next;
    for (const entry of entries) this.#entries.push(entry);
  }

  /** The first page with the entries of all pages; the other fields are those of the first page. */
  toJson(): string {
    return JSON.stringify({ ...this.#first.fields, [this.#first.listName]: this.#entries });
  }

  /** `2 pages of tags (150 entries)` */
  toString(): string {
    const entries = this.#entries.length;
    const pages = `${this.#pages} page${this.#pages === 1 ? '' : 's'} of ${this.#first.listName}`;
    return `${pages} (${entries} ${entries === 1 ? 'entry' : 'entries'})`;
  }
}

const OTHER_LIST =
  'The next page belongs to another list. Check whether a proxy in front of Quay changes its responses.';
const REPEATED =
  'The next page has the entries of an earlier page. Quay starts from the first page again if it cannot read the next_page that it returned. Run the step again.';
const TOO_LONG = 'The list is longer than the limit of 256 MiB and 10,000 pages. Narrow it with the input query.';
const MAX_LIST_BYTES = 256 << 20;
const MAX_PAGES = 10_000;
