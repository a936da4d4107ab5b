import * as z from 'zod/mini';
import type { HttpResponse } from '../http/client.ts';
import { parseJson } from '../registry/json.ts';

/** One page of a list of the v1 API. */
export interface ApiPage {
  /** All fields, as sent. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The field that holds the entries (`tags`, `repositories`, `logs`); `undefined` where none or several could be it. */
  readonly listName: string | undefined;
  readonly entries: readonly unknown[];
}

/** Reads a page; `undefined` for an answer that is no JSON object. */
export function readPage(response: HttpResponse): ApiPage | undefined {
  const { success, data: fields } = z.safeParse(Fields, parseJson(response.body));
  if (!success) return undefined;
  const lists = Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? [{ name, value }] : []));
  const [list] = lists.length === 1 ? lists : [];
  return { fields, listName: list?.name, entries: list?.value ?? [] };
}

const Fields = z.record(z.string(), z.unknown());

/**
 * The address of the page that follows; `undefined` after the last. Repositories and logs name it by `next_page`, tags by `page` and
 * `has_additional`.
 * @param url the address that this page was asked at.
 * @see quay ffba0c70e endpoints/api/__init__.py page_support, endpoints/api/tag.py
 */
export function nextPageUrl({ fields }: ApiPage, url: URL): URL | undefined {
  const { next_page: token, page, has_additional: more } = z.parse(Paging, fields);
  const next = new URL(url);
  if (token) next.searchParams.set('next_page', token);
  else if (more === true) next.searchParams.set('page', String((page ?? askedPage(url)) + 1));
  else return undefined;
  return next;
}

function askedPage(url: URL): number {
  const page = Number(url.searchParams.get('page') ?? 1);
  return Number.isSafeInteger(page) ? page : 1;
}

const Paging = z.object({
  next_page: z.catch(z.optional(z.string()), undefined),
  page: z.catch(z.optional(z.int()), undefined),
  has_additional: z.catch(z.optional(z.boolean()), undefined),
});

/** Page one with the entries of all pages in its list, as JSON text; its other fields are page one's. */
export function joinPages(first: ApiPage, entries: readonly unknown[]): string {
  return JSON.stringify(first.listName === undefined ? first.fields : { ...first.fields, [first.listName]: entries });
}
