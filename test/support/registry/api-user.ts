import type { Answer } from './answer.ts';
import { avatarOf } from './api-avatar.ts';
import type { ApiCall } from './api-call.ts';
import { type Caller, hasScope } from './api-caller.ts';
import { json, problem } from './api-words.ts';
import { mayAdminister } from './permission.ts';
import type { Site } from './site.ts';

/** GET user/: the user of the token; without the scope `user:read` the response is that without a token. */
export function readUser(site: Site, { caller }: ApiCall): Answer {
  if (caller === undefined || !hasScope(caller, 'user:read'))
    return problem(site, 'invalid_token', { detail: 'Requires authentication', more: { session_required: false } });
  const isWhole = hasScope(caller, 'user:admin');
  return json({
    anonymous: false,
    username: caller.name,
    avatar: avatarOf(site.settings, caller.name),
    ...(isWhole ? detailsOf(site, caller) : {}),
    organizations: organizationsOf(site, caller, isWhole),
  });
}

function detailsOf(site: Site, { name, scopes }: Caller) {
  const { email, password } = site.settings.users.get(name) ?? {};
  return {
    can_create_repo: scopes.includes('repo:create'),
    is_me: true,
    verified: true,
    email,
    logins: [],
    ...NOT_SET,
    has_password_set: password !== undefined,
  };
}

function organizationsOf(site: Site, { name, scopes }: Caller, isWhole: boolean) {
  const memberships = [...site.settings.organizations.keys()].filter((organization) =>
    mayAdminister(site.settings, name, organization, ['member', 'creator', 'admin']),
  );
  return memberships.map((organization) => ({
    name: organization,
    avatar: avatarOf(site.settings, organization, 'org'),
    can_create_repo:
      scopes.includes('repo:create') && mayAdminister(site.settings, name, organization, ['creator', 'admin']),
    public: false,
    ...(isWhole ? { is_org_admin: mayAdminister(site.settings, name, organization), preferred_namespace: false } : {}),
  }));
}

/** The profile fields with the same values for every user. */
const NOT_SET = {
  invoice_email: false,
  invoice_email_address: null,
  preferred_namespace: false,
  tag_expiration_s: 1_209_600,
  prompts: [],
  company: null,
  family_name: null,
  given_name: null,
  location: null,
  is_free_account: true,
};
