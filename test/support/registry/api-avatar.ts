import { createHash } from 'node:crypto';
import type { Settings } from './options.ts';

/** The avatar of an account or a team: a colour chosen by the hash of its e-mail address or its name. */
export interface Avatar {
  readonly name: string;
  readonly hash: string;
  readonly color: string | undefined;
  readonly kind: string;
}

/** The avatar of a user, a robot or an organisation; Quay uses the kind `org` or `user` for organisations. */
export function avatarOf({ users, organizations }: Settings, name: string, kind = kindOf(name)): Avatar {
  return avatar(name, users.get(name)?.email ?? organizations.get(name)?.email ?? name, kind);
}

/** The avatar of a team. */
export function teamAvatar(name: string): Avatar {
  return avatar(name, name, 'team');
}

/** A user or a robot as an entry of a list of accounts. */
export function person(settings: Settings, name: string) {
  return { name, is_robot: name.includes('+'), avatar: avatarOf(settings, name) };
}

function avatar(name: string, hashed: string, kind: string): Avatar {
  const hash = createHash('sha256').update(hashed.toLowerCase()).digest('hex');
  return { name, hash, color: COLORS[Number.parseInt(hash.slice(0, 2), 16) % COLORS.length], kind };
}

function kindOf(name: string): string {
  return name.includes('+') ? 'robot' : 'user';
}

/** AVATAR_COLORS of Quay's default configuration. */
const COLORS =
  '#969696 #aec7e8 #ff7f0e #ffbb78 #2ca02c #98df8a #d62728 #ff9896 #9467bd #c5b0d5 #8c564b #c49c94 #e377c2 #f7b6d2 #7f7f7f #c7c7c7 #bcbd22 #1f77b4 #17becf #9edae5 #393b79 #5254a3 #6b6ecf #9c9ede #9ecae1 #31a354 #b5cf6b #a1d99b #8c6d31 #ad494a #e7ba52 #a55194'.split(
    ' ',
  );
