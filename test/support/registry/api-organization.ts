import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { avatarOf, teamAvatar } from './api-avatar.ts';
import { type ApiCall, ofCaller } from './api-call.ts';
import { hasScope } from './api-caller.ts';
import { invalidRequest, json, noContent, notFound } from './api-words.ts';
import type { Organization } from './options.ts';
import { mayAdminister } from './permission.ts';
import type { Site } from './site.ts';

/** GET organization/{orgname}: members get more fields than others, administrators get all. */
export function readOrganization(site: Site, { caller, params }: ApiCall): Answer {
  const name = params.orgname ?? '';
  const organization = site.settings.organizations.get(name);
  if (organization === undefined) return notFound(site);
  const may = (roles: string[]) =>
    caller !== undefined && hasScope(caller, 'org:admin') && mayAdminister(site.settings, caller.name, name, roles);
  const [isAdmin, isMember] = [may(['admin']), may(['member', 'creator', 'admin'])];
  return json({
    name,
    email: isAdmin ? organization.email : '',
    avatar: avatarOf(site.settings, name),
    is_admin: isAdmin,
    is_member: isMember,
    ...(isMember ? { teams: describeTeams(organization), ordered_teams: [...organization.teams.keys()].sort() } : {}),
    ...(isAdmin ? SETTINGS : {}),
  });
}

function describeTeams({ teams }: Organization) {
  const described = [...teams].map(([name, { description, role, members }]) => ({
    name,
    description,
    role,
    avatar: teamAvatar(name),
    can_view: true,
    repo_count: 0,
    member_count: members.length,
    is_synced: false,
  }));
  return Object.fromEntries(described.map((team) => [team.name, team]));
}

/** POST organization/: creates an organisation that the caller owns. */
export const makeOrganization = ofCaller((site, { body }, caller) => {
  const { name, email = '' } = NewOrganizationSchema.parse(body);
  const { users, organizations } = site.settings;
  if (users.has(name) || organizations.has(name))
    return invalidRequest(site, 'A user or organization with this name already exists');
  const owners = { description: '', role: 'admin', members: [caller.name] } as const;
  organizations.set(name, { email, teams: new Map([['owners', owners]]) });
  return json('Created', 201);
});

/** DELETE organization/{orgname}, with its repositories and robots. */
export function deleteOrganization({ settings, store }: Site, { params }: ApiCall): Answer {
  const name = params.orgname ?? '';
  settings.organizations.delete(name);
  for (const robot of [...settings.robots.keys()]) if (robot.startsWith(`${name}+`)) settings.robots.delete(robot);
  for (const repository of [...store.repositories.keys()])
    if (repository.startsWith(`${name}/`)) store.repositories.delete(repository);
  return noContent();
}

const SETTINGS = {
  invoice_email: false,
  invoice_email_address: null,
  tag_expiration_s: 1_209_600,
  is_free_account: true,
};
const NewOrganizationSchema = z.object({ name: z.string(), email: z.optional(z.string()) });
