import { randomInt } from 'node:crypto';
import * as z from 'zod/mini';
import type { Answer } from './answer.ts';
import { type ApiCall, type ApiHandler, splitName } from './api-call.ts';
import { invalidRequest, json, message, noContent } from './api-words.ts';
import type { Robot } from './options.ts';
import { pythonDate } from './python-repr.ts';
import type { Site } from './site.ts';

/** GET …/robots, newest first, at most `limit`. */
export function listRobots(site: Site, call: ApiCall): Answer {
  const own = [...site.settings.robots].filter(([name]) => name.startsWith(`${ownerOf(call)}+`)).reverse();
  const limit = Number(call.query.get('limit') ?? own.length);
  return json({ robots: own.slice(0, limit).map(([name, robot]) => describe(name, robot)) });
}

/** The handler of a call with a robot in its path; an unknown robot is 400. */
export function ofRobot(handle: (site: Site, call: ApiCall, robot: readonly [string, Robot]) => Answer): ApiHandler {
  return (site, call) => {
    const name = nameOf(call);
    const robot = site.settings.robots.get(name);
    if (robot === undefined) return message(400, 'Could not find robot with specified username');
    return handle(site, call, [name, robot]);
  };
}

/** GET …/robots/{robot_shortname}, with its token. */
export const readRobot = ofRobot((_site, _call, [name, robot]) =>
  json({ ...describe(name, robot), unstructured_metadata: robot.metadata ?? {} }),
);

/** PUT …/robots/{robot_shortname}: creates a robot, whose token can be used at `/v2/auth`. */
export function makeRobot(site: Site, call: ApiCall): Answer {
  const shortName = call.params.robot_shortname ?? '';
  const name = nameOf(call);
  if (!NAME.test(shortName)) return invalidRequest(site, `The name for the robot '${shortName}' is invalid: ${RULE}`);
  if (site.settings.robots.has(name)) return invalidRequest(site, `Existing robot with name: ${name}`);
  const { description = '', unstructured_metadata: metadata = null } = NewRobotSchema.parse(call.body ?? {});
  const robot = { token: makeToken(), description, metadata, createdAt: Date.now(), lastAccessed: null };
  site.settings.robots.set(name, robot);
  return json({ ...describe(name, robot), unstructured_metadata: metadata }, 201);
}

/** DELETE …/robots/{robot_shortname}, and its permissions. */
export const deleteRobot = ofRobot((site, _call, [name]) => {
  site.settings.robots.delete(name);
  site.settings.federations.delete(name);
  for (const { grants } of site.store.repositories.values()) grants.delete(name);
  return noContent();
});

/** POST …/regenerate: replaces the token. */
export const regenerateRobot = ofRobot((site, _call, [name, robot]) => {
  const renewed = { ...robot, token: makeToken() };
  site.settings.robots.set(name, renewed);
  return json(describe(name, renewed));
});

/** GET …/robots/{robot_shortname}/permissions. */
export const listRobotPermissions = ofRobot((site, _call, [name]) => {
  const permissions = [...site.store.repositories.values()].flatMap((repository) => {
    const role = repository.grants.get(name);
    const described = { name: splitName(repository.name).repo, is_public: repository.visibility === 'public' };
    return role === undefined ? [] : [{ repository: described, role }];
  });
  return json({ permissions });
});

function nameOf(call: ApiCall): string {
  return `${ownerOf(call)}+${call.params.robot_shortname ?? ''}`;
}

function ownerOf({ params, caller }: ApiCall): string {
  return params.orgname ?? caller?.name ?? '';
}

function describe(name: string, { token, description, createdAt, lastAccessed }: Robot) {
  return {
    name,
    created: pythonDate(createdAt),
    last_accessed: lastAccessed === null ? null : pythonDate(lastAccessed),
    description,
    token,
  };
}

function makeToken(): string {
  return Array.from({ length: 64 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789';
const NAME = /^[a-z0-9]+(?:[._-][a-z0-9]+)*$/;
const RULE = 'Namespace must match expression ^([a-z0-9]+(?:[._-][a-z0-9]+)*)$';
const NewRobotSchema = z.object({
  description: z.optional(z.string()),
  unstructured_metadata: z.optional(z.record(z.string(), z.unknown())),
});
