import type { Answer } from './answer.ts';
import { isGo, type RegistryRequest, type Site } from './site.ts';
import { createRepository, type Repository } from './store.ts';
import { type Access, verifyToken } from './token.ts';

/** The repository of a request, or the response that rejects the request. */
export type Admission =
  | { readonly kind: 'admitted'; readonly repository: Repository; readonly exists: boolean }
  | { readonly kind: 'refused'; readonly answer: Answer };

/**
 * Admits a request by the grants of its bearer token, or without a token to public repositories; permissions are not
 * checked again.
 */
export async function admit(site: Site, request: RegistryRequest, action: 'pull' | 'push'): Promise<Admission> {
  const name = request.params.name ?? '';
  const scope = `repository:${name}:${action === 'push' ? 'pull,push' : 'pull'}`;
  const bearer = await readBearer(site, request.headers.authorization);
  if (bearer.kind === 'bad') return refused(site.words.badBearer(bearer.message, scope));
  const repository = site.store.repositories.get(name);
  const open = action === 'pull' && repository?.visibility === 'public';
  if (!open && !isGranted(bearer.access, name, action))
    return refused(site.words.denied(scope, bearer.kind === 'valid'));
  return enter(site, repository, { name, action });
}

/** What the Authorization header of a `/v2/` request grants. */
export type Bearer =
  | { readonly kind: 'none'; readonly access: readonly Access[] }
  | { readonly kind: 'valid'; readonly access: readonly Access[] }
  | { readonly kind: 'bad'; readonly message: string };

/**
 * Reads and verifies the bearer token; the scheme must be spelled `Bearer`. The Go server treats other schemes as no
 * token.
 */
export async function readBearer(site: Site, authorization: string | undefined): Promise<Bearer> {
  const token = /^Bearer (\S+)$/.exec(authorization ?? '')?.[1];
  const ignored = authorization === undefined || (isGo(site) && !authorization.startsWith('Bearer '));
  if (ignored) return { kind: 'none', access: [] };
  if (token === undefined) return { kind: 'bad', message: 'Invalid bearer token format' };
  const verified = await verifyToken(site.key, token, site.address.host);
  return verified.kind === 'valid'
    ? { kind: 'valid', access: verified.access }
    : { kind: 'bad', message: verified.message };
}

function isGranted(access: readonly Access[], name: string, action: 'pull' | 'push'): boolean {
  const actions = access.filter((entry) => entry.name === name).flatMap((entry) => entry.actions);
  // Quay also allows reading with a push token (recording referrers-private-pushonly).
  return actions.includes('push') || actions.includes('*') || (action === 'pull' && actions.includes('pull'));
}

/**
 * A granted repository that does not exist: 404 on the Python server; the Go server creates it for a push and is
 * otherwise empty.
 */
function enter(
  site: Site,
  found: Repository | undefined,
  wanted: { readonly name: string; readonly action: 'pull' | 'push' },
): Admission {
  if (found !== undefined) return { kind: 'admitted', repository: found, exists: true };
  if (!isGo(site)) return refused(site.words.nameUnknown(wanted.name));
  const repository = createRepository(wanted.name, { visibility: 'public' });
  if (wanted.action === 'push') site.store.repositories.set(wanted.name, repository);
  return { kind: 'admitted', repository, exists: wanted.action === 'push' };
}

function refused(answer: Answer): Admission {
  return { kind: 'refused', answer };
}
