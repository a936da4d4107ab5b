import * as z from 'zod/mini';
import { type Answer, pythonJson, withHeaders } from './answer.ts';
import { parseJson } from './document.ts';

/** How a list is cut into pages, and where its Link leads; undefined: to the next page. */
export interface Paging {
  readonly size: number;
  readonly next?: 'repeat' | { readonly origin: string };
}

/** Cuts a referrers list into pages (`?page=2`); Quay has none, other registries do. */
export function turnPages(given: Answer, url: URL, { size, next }: Paging): Answer {
  const index = IndexSchema.safeParse(parseJson(Buffer.from(given.body).toString('utf8')));
  if (!index.success) return given;
  const page = Number(url.searchParams.get('page') ?? 1);
  const manifests = index.data.manifests.slice((page - 1) * size, page * size);
  const cut = { ...given, body: pythonJson({ ...index.data, manifests }) };
  const last = page * size >= index.data.manifests.length;
  if (last && next !== 'repeat') return cut;
  return withHeaders(cut, { Link: `<${target(url, next === 'repeat' ? page : page + 1, next)}>; rel="next"` });
}

function target(url: URL, page: number, next: Paging['next']): string {
  const query = new URLSearchParams(url.searchParams);
  query.set('page', String(page));
  return `${typeof next === 'object' ? next.origin : ''}${url.pathname}?${query}`;
}

const IndexSchema = z.looseObject({ manifests: z.array(z.unknown()) });
