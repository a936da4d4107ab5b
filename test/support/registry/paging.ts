import * as z from 'zod/mini';
import { type Answer, pythonJson, withHeaders } from './answer.ts';
import { parseJson } from './document.ts';
import type { RegistryRequest } from './site.ts';

/** The size of the pages, and the target of Link; undefined: the next page. */
export interface Paging {
  readonly size: number;
  readonly next?: 'repeat' | { readonly origin: string };
}

type PageRequest = Pick<RegistryRequest, 'path' | 'query'>;

/** Splits a referrers list into pages (`?page=2`), as other registries than Quay do. */
export function turnPages(given: Answer, { path, query }: PageRequest, { size, next }: Paging): Answer {
  const index = IndexSchema.safeParse(parseJson(Buffer.from(given.body).toString('utf8')));
  if (!index.success) return given;
  const page = Number(query.get('page') ?? 1);
  const manifests = index.data.manifests.slice((page - 1) * size, page * size);
  const cut = { ...given, body: pythonJson({ ...index.data, manifests }) };
  const last = page * size >= index.data.manifests.length;
  if (last && next !== 'repeat') return cut;
  const following = new URLSearchParams(query);
  following.set('page', String(next === 'repeat' ? page : page + 1));
  const origin = typeof next === 'object' ? next.origin : '';
  return withHeaders(cut, { Link: `<${origin}${path}?${following}>; rel="next"` });
}

const IndexSchema = z.looseObject({ manifests: z.array(z.unknown()) });
