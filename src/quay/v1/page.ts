import * as v from '@badrap/valita';
import { exceedsLimits, findIssues, parseJson, readJson } from '../../json.ts';
import { type ApiResponse, RESPONSE_LIMITS } from './client.ts';

/** One page of a list of the v1 API. */
export interface ApiPage {
  /** All fields, as sent. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** The name of the field with the entries: `tags`, `repositories`, `logs`. */
  readonly listName: string;
  readonly entries: readonly unknown[];
  /** The URL of the next page; `undefined` on the last page. */
  readonly next: URL | undefined;
}

/**
 * Reads one page of a list. Lists of repositories and logs name the next page by `next_page`, lists of tags by `page` and
 * `has_additional`. A field that is absent or null has no meaning; a field of another type could hide that more pages follow.
 * @throws Error if the response is not a page of a list, or not the requested page.
 * @see quay ffba0c70e endpoints/api/__init__.py page_support, endpoints/api/tag.py
 */
export function readPage({ request, status, body }: ApiResponse): ApiPage {
  if (status !== 200) throw new Error(`The status of the page is ${status}, expected 200.`);
  const excess = exceedsLimits(body, RESPONSE_LIMITS);
  if (excess !== undefined) throw new Error(`The page ${excess}, so it is not read.`);
  const fields = readJson(Fields, parseJson(body));
  if (fields === undefined) throw new Error(NOT_AN_OBJECT);
  const lists = Object.entries(fields).flatMap(([name, value]) => (Array.isArray(value) ? [{ name, value }] : []));
  const [list] = lists;
  if (list === undefined || lists.length > 1) throw new Error(NOT_ONE_LIST);
  return { fields, listName: list.name, entries: list.value, next: nextPageUrl(fields, request.url) };
}

const Fields = v.record();

const NOT_AN_OBJECT = 'The page is not a JSON object. Check whether a login or maintenance page is in front of Quay.';
const NOT_ONE_LIST =
  'The page does not have exactly one field with a list, so its pages cannot be joined. Set paginate: false.';

function nextPageUrl(fields: ApiPage['fields'], url: URL): URL | undefined {
  const data = readJson(PagingFields, fields);
  if (data === undefined) {
    const names = findIssues(PagingFields, fields)
      .map(({ path }) => path.join('.'))
      .join(', ');
    throw new Error(
      `The type of ${names} is not the type that Quay uses, so it is not known whether more pages follow.`,
    );
  }
  const { next_page: token, page, has_additional: hasMore } = data;
  const requested = requestedPage(url);
  if (typeof page === 'number' && page !== requested) {
    throw new Error(`The response is page ${page}, but page ${requested} was requested.`);
  }
  if (token && token.length > MAX_TOKEN) throw new Error(TOKEN_TOO_LONG);
  const next = new URL(url);
  if (token) next.searchParams.set('next_page', token);
  else if (hasMore === true) next.searchParams.set('page', String(requested + 1));
  else return undefined;
  return next;
}

/** Characters. The next_page of Quay has about 300; one that grew with each page would make each request slower than the one before. */
const MAX_TOKEN = 4_096;
const TOKEN_TOO_LONG =
  'The next_page of the page is longer than 4,096 characters. Check whether a proxy in front of Quay changes its responses.';

/** Quay reads a number below 1 as 1. */
function requestedPage(url: URL): number {
  const page = Number(url.searchParams.get('page') ?? 1);
  return Number.isSafeInteger(page) ? Math.max(page, 1) : 1;
}

const PagingFields = v.object({
  next_page: v.string().nullable().optional(),
  page: v.number().assert(Number.isSafeInteger).nullable().optional(),
  has_additional: v.boolean().nullable().optional(),
});
