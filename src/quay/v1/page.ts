import * as z from 'zod/mini';
import { parseJson } from '../../json.ts';
import type { ApiAnswer } from './client.ts';

/** One page of a list of the v1 API. */
export interface ApiPage {
  /** All fields, as sent. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The one field that holds the entries: `tags`, `repositories`, `logs`. */
  readonly listName: string;
  readonly entries: readonly unknown[];
  /** The address of the page that follows; `undefined` after the last. */
  readonly next: URL | undefined;
}

/**
 * Reads a page. Repositories and logs name the one that follows by `next_page`, tags by `page` and `has_additional`; a field that is absent or
 * null says nothing, one of another type could hide that more follows.
 * @throws Error for what is no page of a list, or another page than was asked for; its text says why.
 * @see quay ffba0c70e endpoints/api/__init__.py page_support, endpoints/api/tag.py
 */
export function readPage({ sent, response }: ApiAnswer): ApiPage {
  if (response.status !== 200)
    throw new Error(`It was answered ${response.status}, and a page of a list is answered 200.`);
  const { success, data: fields } = z.safeParse(Fields, parseJson(response.body));
  if (!success) throw new Error('It is no JSON object: is something in front of Quay answering?');
  const lists = Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? [{ name, value }] : []));
  const [list] = lists;
  if (list === undefined || lists.length > 1) throw new Error(NO_LIST);
  return { fields, listName: list.name, entries: list.value, next: nextPageUrl(fields, sent.url) };
}

const Fields = z.record(z.string(), z.unknown());

const NO_LIST = 'None or several of its fields are lists, so that pages cannot be joined: ask without paginate.';

function nextPageUrl(fields: ApiPage['fields'], url: URL): URL | undefined {
  const { success, data, error } = z.safeParse(Paging, fields);
  if (!success) {
    const names = error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new Error(`Its ${names} has another type than Quay gives it, so that nobody can tell whether more follows.`);
  }
  const { next_page: token, page, has_additional: more } = data;
  const asked = askedPage(url);
  if (typeof page === 'number' && page !== asked)
    throw new Error(`It says that it is page ${page}, but page ${asked} was asked for.`);
  const next = new URL(url);
  if (token) next.searchParams.set('next_page', token);
  else if (more === true) next.searchParams.set('page', String(asked + 1));
  else return undefined;
  return next;
}

/** Quay takes what is below 1 for 1. */
function askedPage(url: URL): number {
  const page = Number(url.searchParams.get('page') ?? 1);
  return Number.isSafeInteger(page) ? Math.max(page, 1) : 1;
}

const Paging = z.object({
  next_page: z.nullish(z.string()),
  page: z.nullish(z.int()),
  has_additional: z.nullish(z.boolean()),
});

/** Page one with the entries of all pages in its list, as JSON text; its other fields are page one's. */
export function joinPages(first: ApiPage, entries: readonly unknown[]): string {
  return JSON.stringify({ ...first.fields, [first.listName]: entries });
}
