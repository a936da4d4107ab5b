import { findUser, type Identity, type Login, logIn } from './accounts.ts';
import type { Answer } from './answer.ts';
import { isAtLeast, permissionOf } from './permission.ts';
import { internalServerError, tooManyLogins } from './python-words.ts';
import { readGoScopes, readPythonScopes, type ScopeRequest } from './scope.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';
import { createRepository } from './store.ts';
import { type Access, signToken } from './token.ts';

/** GET /v2/auth: exchanges credentials for a registry token with the requested scopes. */
export async function exchange(site: Site, request: RegistryRequest): Promise<Answer> {
  const waiting = secondsOfBackoff(site, request.headers.authorization);
  if (waiting > 0) return tooManyLogins(waiting);
  const login = await logIn(site.settings, site.key, request.headers.authorization);
  if (login.kind === 'crash') return isGo(site) ? site.words.exchangeRefused('') : internalServerError();
  if (login.kind === 'refused') return refuse(site, login);
  const parameters = request.query.getAll('scope');
  if (login.kind === 'anonymous' && !parameters.some((scope) => scope !== ''))
    return site.words.exchangeRefused(ANONYMOUS);
  return await issue(site, request, login.kind === 'identified' ? login.identity : undefined);
}

function secondsOfBackoff(site: Site, authorization: string | undefined): number {
  const encoded = /^Basic (\S+)$/.exec(authorization ?? '')?.[1] ?? '';
  const name = Buffer.from(encoded, 'base64').toString('utf8').split(':')[0] ?? '';
  const failed = site.failedLogins.get(findUser(site.settings, name)?.[0] ?? '');
  if (failed === undefined || !site.settings.features.loginBackoff) return 0;
  // Quay blocks for 1, 2, 4 … seconds; Retry-After is the rest of this time, rounded down.
  return Math.max(0, 2 ** (failed.count - 1) - (Date.now() - failed.at) / 1000);
}

function refuse(site: Site, login: Extract<Login, { kind: 'refused' }>): Answer {
  const user = login.wrongPasswordOf;
  if (user !== undefined)
    site.failedLogins.set(user, { count: (site.failedLogins.get(user)?.count ?? 0) + 1, at: Date.now() });
  return site.words.exchangeRefused(login.message);
}

async function issue(site: Site, request: RegistryRequest, identity: Identity | undefined): Promise<Answer> {
  const service = request.query.get('service') ?? undefined;
  if (isGo(site) && service !== undefined && service !== site.address.host) return wrongService();
  const parameters = request.query.getAll('scope');
  const read = isGo(site) ? readGoScopes(parameters) : readPythonScopes(parameters, site.address.host);
  if (read.kind === 'bad') return site.words.badScope(read.scope, read.reason);
  const granted = read.scopes.map((scope) => grant(site, identity, scope));
  const lifetime = site.settings.features.tokenLifetime;
  const token = await signToken(site.key, {
    subject: identity?.name ?? '(anonymous)',
    audience: isGo(site) ? site.address.host : service,
    access: isGo(site) ? granted.filter((access) => access.actions.length > 0) : granted,
    expiresIn: lifetime,
    ...(isGo(site) ? {} : { context: contextOf(identity, read.scopes) }),
  });
  return site.words.exchanged(token, lifetime);
}

/**
 * Grants the permitted actions and leaves out the others without an error; on the Python server a push scope creates
 * the repository.
 */
function grant(site: Site, identity: Identity | undefined, { name, key, actions }: ScopeRequest): Access {
  const { level, mayCreate } = permissionOf(site, identity, key);
  const mayPush = isAtLeast(level, 'write');
  if (actions.includes('push') && mayCreate && !isGo(site)) site.store.repositories.set(key, createRepository(key, {}));
  const allowed: Readonly<Record<string, boolean>> = {
    push: mayPush,
    pull: isAtLeast(level, 'read'),
    '*': isAtLeast(level, 'admin'),
  };
  const order = isGo(site) ? ['pull', 'push', '*'] : ['push', 'pull', '*'];
  return { type: 'repository', name, actions: order.filter((action) => actions.includes(action) && allowed[action]) };
}

function contextOf(identity: Identity | undefined, scopes: readonly ScopeRequest[]): Readonly<Record<string, unknown>> {
  const roots = Object.fromEntries(scopes.map(({ key }) => [key, '$disabled']));
  const signing = { 'com.apostille.roots': roots, 'com.apostille.root': '$disabled' };
  if (identity === undefined) return signing;
  const kind = identity.kind === 'oauthtoken' ? 'oauth' : 'user';
  return {
    version: 2,
    entity_kind: identity.kind,
    entity_reference: identity.name,
    kind,
    user: identity.name,
    ...signing,
  };
}

function wrongService(): Answer {
  return { status: 400, headers: { 'Content-Type': 'text/plain; charset=utf-8' }, body: 'invalid token service\n' };
}

const ANONYMOUS = 'access to the requested resource is not authorized';
