import { createHash } from 'node:crypto';
import type { ApiAnswer } from './client.ts';
import { type ApiPage, joinPages, readPage } from './page.ts';

/** A list read to its end, or as far as it came. */
export interface JoinedPages {
  /** Page one with the entries of all pages that came, as JSON text; the first answer as it is where that is no page. */
  readonly text: string;
  /** The last answer that came. */
  readonly last: ApiAnswer;
  /** Why it broke off; the entries before are in `text`. */
  readonly failure?: Error;
}

export interface PagesDependencies {
  readonly ask: (url: URL) => Promise<ApiAnswer>;
  /** The error for an answer other than 200. */
  readonly refuse: (answer: ApiAnswer) => Error;
  /** Told how far the reading has come. */
  readonly info: (line: string) => void;
}

/** What came so far. Grows with each page. */
interface Progress {
  first: ApiPage | undefined;
  last: ApiAnswer;
  pages: number;
  bytes: number;
  readonly entries: unknown[];
  /** Of each page that is not empty: its list's digest. */
  readonly seen: Set<string>;
}

/**
 * Reads on from page one until no page follows. Nothing that came is lost when a page fails, repeats an earlier one, or has another form.
 * A garbled `next_page` gives page one again with a fresh `next_page`, so that the entries tell a repeat, not the address.
 */
export async function readOn(answer: ApiAnswer, deps: PagesDependencies): Promise<JoinedPages> {
  const progress: Progress = { first: undefined, last: answer, pages: 0, bytes: 0, entries: [], seen: new Set() };
  const failure = await readAll(progress, deps);
  const { first, last, entries } = progress;
  const text = first === undefined ? answer.response.body.toString('utf8') : joinPages(first, entries);
  return { text, last, ...(failure && { failure }) };
}

async function readAll(progress: Progress, deps: PagesDependencies): Promise<Error | undefined> {
  try {
    let page = take(progress, progress.last);
    while (page.next !== undefined) {
      reportPage(progress, deps);
      const answer = await deps.ask(page.next);
      progress.last = answer;
      if (answer.response.status !== 200) throw deps.refuse(answer);
      page = take(progress, answer);
    }
    deps.info(`${describe(progress)}: the list is whole.`);
    return undefined;
  } catch (cause) {
    const what =
      progress.pages === 0
        ? 'paginate: the answer is no first page of a list'
        : `The list broke off after ${describe(progress)}`;
    return new Error(`${what}.`, { cause });
  }
}

/** Adds a page. */
function take(progress: Progress, answer: ApiAnswer): ApiPage {
  const page = readPage(answer);
  const { first, seen } = progress;
  if (first !== undefined && page.listName !== first.listName) throw new Error(OTHER_LIST);
  const digest = createHash('sha256').update(JSON.stringify(page.entries)).digest('hex');
  if (page.entries.length > 0 && seen.has(digest)) throw new Error(REPEATED);
  progress.bytes += answer.response.body.length;
  if (progress.bytes > MAX_LIST_BYTES || progress.pages >= MAX_PAGES) throw new Error(TOO_LONG);
  progress.first ??= page;
  seen.add(digest);
  progress.pages += 1;
  for (const entry of page.entries) progress.entries.push(entry);
  return page;
}

const OTHER_LIST = 'The next page is no page of the same list: is something in front of Quay answering?';
const REPEATED =
  'The next page has the entries of an earlier one: Quay starts from the beginning again when it cannot read the next_page that it gave itself. Run the step again.';
const TOO_LONG = 'It is longer than what is kept of a list (256 MiB, 10,000 pages): narrow it by query.';
const MAX_LIST_BYTES = 256 << 20;
const MAX_PAGES = 10_000;

/** Each of the first ten pages, then every fiftieth: a log is read by people. */
function reportPage(progress: Progress, { info }: PagesDependencies): void {
  if (progress.pages <= 10 || progress.pages % 50 === 0) info(`${describe(progress)}; more follow.`);
}

function describe({ pages, entries, first }: Progress): string {
  const list = first === undefined ? '' : ` of ${first.listName}`;
  return `${pages} page${pages === 1 ? '' : 's'}${list}, ${entries.length} ${entries.length === 1 ? 'entry' : 'entries'}`;
}
