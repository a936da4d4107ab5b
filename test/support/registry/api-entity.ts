import type { Answer } from './answer.ts';
import { avatarOf, person } from './api-avatar.ts';
import type { ApiCall } from './api-call.ts';
import { json, notFound, PROBLEMS } from './api-words.ts';
import type { Site } from './site.ts';

/** GET entities/{prefix}: users whose names start with the prefix; with `includeOrgs=true` also organisations. */
export function listEntities({ settings }: Site, { params, query }: ApiCall): Answer {
  const prefix = params.prefix ?? '';
  const users = [...settings.users.keys()].filter((name) => name.startsWith(prefix));
  const organizations = [...settings.organizations.keys()].filter((name) => name.startsWith(prefix));
  return json({
    results: [
      ...users.map((name) => ({ kind: 'user', ...person(settings, name) })),
      ...(query.get('includeOrgs') === 'true' ? organizations : []).map((name) => ({
        name,
        kind: 'org',
        is_org_member: true,
        avatar: avatarOf(settings, name, 'org'),
      })),
    ],
  });
}

/** GET error/{error_type}: the description of an error, at the URL in its `type`. */
export function describeProblem(site: Site, { params }: ApiCall): Answer {
  const type = params.error_type ?? '';
  const known = Object.entries(PROBLEMS).find(([name]) => name === type)?.[1];
  if (known === undefined) return notFound(site);
  const url = `${site.address.origin}/api/v1/error/${type}`;
  return json({ type: url, title: type, description: known.description });
}
