import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { type ApiCall, log, ofCaller, ofRepository, splitName } from './api-call.ts';
import { describeTag } from './api-tag-list.ts';
import { invalidRequest, json, noContent, unauthorized } from './api-words.ts';
import { isAtLeast, mayAdminister, permissionOf } from './permission.ts';
import type { Site } from './site.ts';
import { createRepository, type Repository } from './store.ts';
import { isLive } from './tag.ts';

/** GET repository/{repository}, with its tags unless `includeTags=false`. */
export const readRepository = ofRepository((site, { caller, query }, repository) => {
  const { namespace, repo } = splitName(repository.name);
  const { level } = permissionOf(site, caller?.identity, repository.name);
  const isPublic = repository.visibility === 'public';
  return json({
    namespace,
    name: repo,
    kind: 'image',
    description: repository.description,
    is_public: isPublic,
    is_organization: site.settings.organizations.has(namespace),
    is_starred: false,
    status_token: isPublic ? '' : repository.statusToken,
    ...UNCHANGING,
    ...(query.get('includeTags') === 'false' ? {} : { tags: tagsOf(repository) }),
    can_write: isAtLeast(level, 'write'),
    can_admin: isAtLeast(level, 'admin'),
    ...(query.get('includeStats') === 'true' ? { stats: statistics() } : {}),
  });
});

function tagsOf(repository: Repository) {
  const live = repository.tags.filter((tag) => isLive(tag));
  const described = live.map((tag) => describeTag(repository, tag));
  return Object.fromEntries(
    described.map(({ name, size, last_modified, manifest_digest }) => [
      name,
      { name, size, last_modified, manifest_digest },
    ]),
  );
}

/** Pulls per day of three months; always zero here. */
function statistics() {
  return Array.from({ length: 91 }, (_, days) => ({
    date: new Date(Date.now() - (days + 1) * 86_400_000).toISOString().slice(0, 10),
    count: 0,
  }));
}

/** POST repository: creates a repository, by default in the caller's namespace. */
export const makeRepository = ofCaller((site, { body }, { name }) => {
  const { repository, visibility, description, namespace = name } = NewRepositorySchema.parse(body);
  if (!mayCreateIn(site, name, namespace)) return unauthorized(site, true);
  const full = `${namespace}/${repository}`;
  if (site.store.repositories.has(full)) return invalidRequest(site, 'Repository already exists');
  if (!/^[a-z0-9][._a-z0-9-]{0,254}$/.test(repository)) return invalidRequest(site, 'Invalid repository name');
  site.store.repositories.set(full, createRepository(full, { visibility, description }));
  return json({ namespace, name: repository, kind: 'image' }, 201);
});

function mayCreateIn({ settings }: Site, user: string, namespace: string): boolean {
  return user === namespace || mayAdminister(settings, user, namespace, ['creator', 'admin']);
}

/** PUT repository/{repository}: changes the description. */
export const describeRepository = ofRepository((site, call, repository) => {
  const { description } = DescriptionSchema.parse(call.body);
  site.store.repositories.set(repository.name, { ...repository, description });
  log(repository, call, { kind: 'set_repo_description', metadata: { description } });
  return json({ success: true });
});

/** POST …/changevisibility. */
export const changeVisibility = ofRepository((site, call, repository) => {
  const { visibility } = VisibilitySchema.parse(call.body);
  site.store.repositories.set(repository.name, { ...repository, visibility });
  log(repository, call, { kind: 'change_repo_visibility', metadata: { visibility } });
  return json({ success: true });
});

/** DELETE repository/{repository}: 204, also if it does not exist. */
export function deleteRepository(site: Site, { params }: ApiCall): Answer {
  site.store.repositories.delete(params.repository ?? '');
  return noContent();
}

const UNCHANGING = { trust_enabled: false, tag_expiration_s: 1_209_600, is_free_account: true, state: 'NORMAL' };
const VisibilitySchema = z.object({ visibility: z.enum(['public', 'private']) });
const DescriptionSchema = z.object({ description: z.string() });
const NewRepositorySchema = z.object({
  repository: z.string(),
  visibility: z.enum(['public', 'private']),
  description: z.string(),
  namespace: z.optional(z.string()),
});
