import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { person, teamAvatar } from './api-avatar.ts';
import type { ApiCall, ApiHandler } from './api-call.ts';
import { invalidRequest, json, message, noContent, notFound } from './api-words.ts';
import type { Settings, Team } from './options.ts';
import type { Site } from './site.ts';

/** PUT …/team/{teamname}: creates or changes a team. */
export function writeTeam(site: Site, call: ApiCall): Answer {
  const name = call.params.teamname ?? '';
  const held = findTeam(site, call);
  const { role, description = held?.description ?? '' } = TeamSchema.parse(call.body);
  keepTeam(site, call, { role, description, members: held?.members ?? [] });
  return json({ name, description, can_view: true, role, avatar: teamAvatar(name), new_team: held === undefined });
}

/** DELETE …/team/{teamname}. */
export function deleteTeam({ settings }: Site, { params }: ApiCall): Answer {
  const { orgname = '', teamname = '' } = params;
  const wasThere = settings.organizations.get(orgname)?.teams.delete(teamname) ?? false;
  return wasThere ? noContent() : message(400, `Team '${teamname}' is not a team in org '${orgname}'`);
}

/** GET …/members. */
export const listMembers = ofTeam((site, { params }, { members }) =>
  json({
    name: params.teamname,
    members: members.map((member) => describeMember(site.settings, member)),
    can_edit: true,
  }),
);

/** PUT …/members/{membername}. */
export const addMember = ofTeam((site, call, team) => {
  const name = call.params.membername ?? '';
  if (!site.settings.users.has(name) && !site.settings.robots.has(name)) return invalidRequest(site, 'Unknown user');
  keepTeam(site, call, { ...team, members: [...new Set([...team.members, name])] });
  return json(describeMember(site.settings, name));
});

/** DELETE …/members/{membername}. */
export const removeMember = ofTeam((site, call, team) => {
  const name = call.params.membername ?? '';
  if (!team.members.includes(name)) return notFound(site);
  keepTeam(site, call, { ...team, members: team.members.filter((member) => member !== name) });
  return noContent();
});

function ofTeam(handle: (site: Site, call: ApiCall, team: Team) => Answer): ApiHandler {
  return (site, call) => {
    const team = findTeam(site, call);
    return team === undefined ? notFound(site) : handle(site, call, team);
  };
}

function findTeam({ settings }: Site, { params }: ApiCall): Team | undefined {
  return settings.organizations.get(params.orgname ?? '')?.teams.get(params.teamname ?? '');
}

function keepTeam({ settings }: Site, { params }: ApiCall, team: Team): void {
  settings.organizations.get(params.orgname ?? '')?.teams.set(params.teamname ?? '', team);
}

function describeMember(settings: Settings, name: string) {
  const { is_robot, avatar } = person(settings, name);
  return { name, kind: 'user', is_robot, avatar, invited: false };
}

const TeamSchema = z.object({ role: z.enum(['member', 'creator', 'admin']), description: z.optional(z.string()) });
