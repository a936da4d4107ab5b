import type { Answer } from './answer.ts';
import { avatarOf } from './api-avatar.ts';
import { type ApiCall, splitName } from './api-call.ts';
import { turnTo } from './api-page.ts';
import { invalidRequest, json } from './api-words.ts';
import { isAtLeast, permissionOf } from './permission.ts';
import type { Site } from './site.ts';
import type { Repository } from './store.ts';

/**
 * GET repository: the repositories of a namespace that the caller can read, with `public=true` also public ones; in
 * pages of 100.
 */
export function listRepositories(site: Site, { caller, query }: ApiCall): Answer {
  const namespace = query.get('namespace');
  const isPublic = query.get('public') === 'true';
  const isStarred = query.get('starred') === 'true';
  if (namespace === null && !isPublic && !isStarred) return invalidRequest(site, WHICH);
  const listed = [...site.store.repositories.values()].filter(({ name, visibility }) => {
    const own = isAtLeast(permissionOf(site, caller?.identity, name).own, 'read');
    return isIn(namespace, name) && !isStarred && (own || (isPublic && visibility === 'public'));
  });
  const { entries, next } = turnTo(listed, PAGE, query.get('next_page'));
  return json({
    repositories: entries.map((repository) => ({
      ...summary(repository),
      ...(query.get('last_modified') === 'true' ? { last_modified: lastModified(repository) } : {}),
      ...(query.get('popularity') === 'true' ? { popularity: 0 } : {}),
      ...(caller === undefined ? {} : { is_starred: false }),
    })),
    ...(next === undefined ? {} : { next_page: next }),
  });
}

function isIn(namespace: string | null, name: string): boolean {
  return namespace === null || splitName(name).namespace === namespace;
}

function summary({ name, description, visibility }: Repository) {
  const { namespace, repo } = splitName(name);
  return { namespace, name: repo, description, is_public: visibility === 'public', kind: 'image', state: 'NORMAL' };
}

function lastModified({ tags }: Repository): number | null {
  const last = tags.at(-1);
  return last === undefined ? null : Math.floor(last.start / 1000);
}

/** GET find/repositories: readable repositories whose names contain the query, in pages of ten. */
export function findRepositories(site: Site, { caller, query }: ApiCall): Answer {
  const page = Number(query.get('page') ?? 1);
  const found = [...site.store.repositories.values()].filter(
    ({ name }) =>
      splitName(name).repo.includes(query.get('query') ?? '') &&
      isAtLeast(permissionOf(site, caller?.identity, name).level, 'read'),
  );
  const start = (page - 1) * FOUND_PAGE;
  return json({
    results: found.slice(start, start + FOUND_PAGE).map((repository) => describeFound(site, repository)),
    has_additional: found.length > start + FOUND_PAGE,
    page,
    page_size: FOUND_PAGE,
    start_index: start,
  });
}

function describeFound({ settings }: Site, repository: Repository) {
  const { namespace, name, description, is_public } = summary(repository);
  const kind = settings.organizations.has(namespace) ? 'organization' : 'user';
  const owner = { title: kind === 'user' ? kind : 'org', kind, avatar: avatarOf(settings, namespace), name: namespace };
  return {
    kind: 'repository',
    title: 'repo',
    namespace: { ...owner, score: 1, href: `/${kind}/${namespace}` },
    name,
    description,
    is_public,
    score: 4,
    href: `/repository/${repository.name}`,
  };
}

const PAGE = 100;
const FOUND_PAGE = 10;
const WHICH = 'namespace, starred or public are required for this API call';
