import { ofRepository } from './api-call.ts';
import { json, message } from './api-words.ts';
import { pythonDate } from './python-repr.ts';
import type { Repository } from './store.ts';
import { isLive, type Tag } from './tag.ts';

/** GET …/tag/: the history of all tags, newest first, in pages of `limit` (1 to 100). */
export const listTagHistory = ofRepository((_site, { query }, repository) => {
  const [limit, page] = [query.get('limit') ?? '50', query.get('page') ?? '1'];
  if (!/^-?\d+$/.test(limit))
    return message(400, { limit: 'Limit to the number of results to return per page. Max 100.' });
  if (!/^-?\d+$/.test(page)) return message(400, { page: 'Page index for the results. Default 1.' });
  const size = Math.min(Math.max(Number(limit), 1), 100);
  const index = Math.max(Number(page), 1);
  const wanted = repository.tags.filter((tag) => isWanted(tag, query)).reverse();
  const tags = wanted.slice((index - 1) * size, index * size);
  return json({
    tags: tags.map((tag) => describeTag(repository, tag)),
    page: index,
    has_additional: wanted.length > index * size,
  });
});

function isWanted(tag: Tag, query: URLSearchParams): boolean {
  const specific = query.get('specificTag');
  if (specific !== null && tag.name !== specific) return false;
  if (query.get('onlyActiveTags') === 'true' && !isLive(tag)) return false;
  const [, operator, text = ''] = /^(like|eq):(.*)$/.exec(query.get('filter_tag_name') ?? '') ?? [];
  if (operator === 'like') return tag.name.includes(text);
  return operator !== 'eq' || tag.name === text;
}

/** A tag as the API describes it; the end is present twice, as a time and as a date. */
export function describeTag(repository: Repository, tag: Tag) {
  const manifest = repository.manifests.get(tag.digest);
  const isList = manifest?.document.manifests !== undefined;
  return {
    name: tag.name,
    reversion: tag.reversion,
    start_ts: Math.floor(tag.start / 1000),
    ...(tag.end === undefined ? {} : { end_ts: Math.floor(tag.end / 1000) }),
    manifest_digest: tag.digest,
    is_manifest_list: isList,
    size: isList ? null : (manifest?.document.layers ?? []).reduce((sum, { size }) => sum + size, 0),
    last_modified: pythonDate(tag.start),
    ...(tag.end === undefined ? {} : { expiration: pythonDate(tag.end) }),
  };
}
