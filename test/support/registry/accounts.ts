import { parseJson } from './document.ts';
import type { Level, Settings, User } from './options.ts';
import { type SigningKey, verifyToken } from './token.ts';

/** The account that exchanges credentials. `ceiling`: an OAuth token grants at most its scopes. */
export interface Identity {
  readonly name: string;
  readonly kind: 'user' | 'robot' | 'oauthtoken' | 'appspecifictoken';
  readonly ceiling: Level | 'none';
}

/** The result of the Authorization header at `/v2/auth`. */
export type Login =
  | { readonly kind: 'anonymous' }
  | { readonly kind: 'identified'; readonly identity: Identity }
  | { readonly kind: 'refused'; readonly message: string; readonly wrongPasswordOf?: string }
  /** Quay fails with an internal error: 500. */
  | { readonly kind: 'crash' };

/** Reads Basic credentials and checks them against the accounts; the messages are those of the Python Quay. */
export async function logIn(settings: Settings, key: SigningKey, authorization: string | undefined): Promise<Login> {
  if (authorization === undefined) return { kind: 'anonymous' };
  const credentials = readBasic(authorization);
  if (credentials === undefined) return refused('Specified credentials are invalid');
  const [name, password] = credentials;
  if (name === '$oauthtoken') return logInByOAuth(settings, password);
  if (name === '$app') return logInByAppToken(settings, password);
  if (name === '$token') return refused('Invalid access token');
  if (name.includes('+')) return await logInRobot(settings, key, credentials);
  return logInUser(settings, credentials);
}

/** The user name and password of an Authorization header, or undefined if the scheme is not Basic. */
export function readBasic(authorization: string): readonly [string, string] | undefined {
  const encoded = /^Basic (\S*)$/.exec(authorization)?.[1];
  if (encoded === undefined) return undefined;
  const [, name, password] = /^([^:]*):(.*)$/s.exec(Buffer.from(encoded, 'base64').toString('utf8')) ?? [];
  return name === undefined || password === undefined ? undefined : [name, password];
}

function logInByOAuth(settings: Settings, token: string): Login {
  const found = settings.oauthTokens.get(token);
  if (found === undefined) return refused('OAuth access token could not be validated');
  if (found.expired) return refused('OAuth access token has expired');
  return identified({ name: found.user, kind: 'oauthtoken', ceiling: ceilingOf(found.scopes) });
}

/** The highest permission on a repository that an OAuth token with these scopes grants. */
export function ceilingOf(scopes: readonly string[]): Level | 'none' {
  if (scopes.includes('repo:admin')) return 'admin';
  if (scopes.includes('repo:write')) return 'write';
  return scopes.includes('repo:read') ? 'read' : 'none';
}

function logInByAppToken(settings: Settings, token: string): Login {
  const user = settings.appTokens.get(token);
  return user === undefined
    ? refused('Invalid token')
    : identified({ name: user, kind: 'appspecifictoken', ceiling: 'admin' });
}

async function logInRobot(
  settings: Settings,
  key: SigningKey,
  [name, password]: readonly [string, string],
): Promise<Login> {
  const robot = settings.robots.get(name);
  if (robot === undefined) return refused('Could not find robot with specified username');
  if (isJwt(password)) return await logInFederated(key, name, password);
  if (password !== robot.token) return refused(`Could not find robot with username: ${name} and supplied password.`);
  settings.robots.set(name, { ...robot, lastAccessed: Date.now() });
  return identified({ name, kind: 'robot', ceiling: 'admin' });
}

function isJwt(password: string): boolean {
  const [header = '', ...rest] = password.split('.');
  return rest.length === 2 && typeof parseJson(Buffer.from(header, 'base64url').toString('utf8')) === 'object';
}

/** A JWT that Quay signed for this robot is a valid password; an invalid JWT makes Quay fail (`auth-robot-jwt-*`). */
async function logInFederated(key: SigningKey, name: string, password: string): Promise<Login> {
  const verified = await verifyToken(key, password);
  if (verified.kind === 'invalid') return { kind: 'crash' };
  if (verified.subject !== name) return refused('Token does not match robot');
  return identified({ name, kind: 'robot', ceiling: 'admin' });
}

function logInUser(settings: Settings, [name, password]: readonly [string, string]): Login {
  const [username, user] = findUser(settings, name) ?? [];
  if (username === undefined || user === undefined) return refused('Invalid Username or Password');
  if (user.password !== password) return { ...refused('Invalid Username or Password'), wrongPasswordOf: username };
  if (user.disabled) return refused('This user has been disabled. Please contact your administrator.');
  return identified({ name: username, kind: 'user', ceiling: 'admin' });
}

/** The user with this name or e-mail address. */
export function findUser(settings: Settings, name: string): readonly [string, User] | undefined {
  return [...settings.users].find(([username, user]) => username === name || user.email === name);
}

function identified(identity: Identity): Login {
  return { kind: 'identified', identity };
}

function refused(message: string): { readonly kind: 'refused'; readonly message: string } {
  return { kind: 'refused', message };
}
