import { admit } from './access.ts';
import { type Answer, answer, JSON_TYPE } from './answer.ts';
import { refusal } from './go-words.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';
import type { Repository } from './store.ts';
import { isLive } from './tag.ts';

/** GET …/tags/list, in pages of `n` after `last`. */
export async function listTags(site: Site, request: RegistryRequest): Promise<Answer> {
  const admission = await admit(site, request, 'pull');
  if (admission.kind === 'refused') return admission.answer;
  const { repository } = admission;
  if (!admission.exists) return site.words.nameUnknown(repository.name);
  const size = request.query.get('n') ?? String(PAGE);
  if (isGo(site) && !/^\d+$/.test(size))
    return refusal(400, 'PAGINATION_NUMBER_INVALID', 'invalid number of results requested', { n: 0 });
  const n = /^\d+$/.test(size) ? Number(size) : PAGE;
  const rest = liveTags(repository).filter((tag) => tag > (request.query.get('last') ?? ''));
  const tags = rest.slice(0, n);
  // The Go server links to a next page after every full page, also the last.
  const more = tags.length > 0 && (isGo(site) ? request.query.has('n') && tags.length === n : rest.length > n);
  const link = more ? { Link: `<${nextPage(site, repository.name, { n, last: tags.at(-1) ?? '' })}>; rel="next"` } : {};
  return answer(200, { 'Content-Type': JSON_TYPE, ...link }, `${JSON.stringify({ name: repository.name, tags })}\n`);
}

function liveTags(repository: Repository): string[] {
  return repository.tags
    .filter((tag) => isLive(tag))
    .map(({ name }) => name)
    .sort((one, other) => (one < other ? -1 : 1));
}

function nextPage(site: Site, name: string, { n, last }: { readonly n: number; readonly last: string }): string {
  return `/v2/${name}/tags/list?${isGo(site) ? `last=${last}&n=${n}` : `n=${n}&last=${last}`}`;
}

const PAGE = 100;
