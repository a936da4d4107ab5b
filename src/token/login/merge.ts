import * as z from 'zod/mini';
import type { AuthFile } from '../../credentials/auth-file.ts';
import { AuthEntry, decodeAuth } from '../../credentials/auth-file-entry.ts';
import { readAuthKey } from '../../credentials/auth-file-key.ts';
import type { Login } from '../../registry/auth/credentials.ts';
import { basicCredentials } from '../../registry/auth/token.ts';

/** A login of one registry. */
export interface OwnLogin {
  /** `host[:port]` in lower case. */
  readonly registry: string;
  readonly login: Login;
}

/** What `auths` and `credHelpers` of the new file hold. */
export interface MergedLogins {
  readonly auths: Readonly<Record<string, unknown>>;
  readonly credHelpers: Readonly<Record<string, string>>;
}

/**
 * Puts a login before those of the old files; of two for the same the earlier file's stays. No client may find anything
 * before the new entry, so all that the old files say of its registry is left out: in podman a narrower entry (`quay.io/org`)
 * goes first, in docker, oras and podman a helper does.
 * A namespace's entry that docker did not see before is kept for podman; docker takes it for its host where that has no other.
 * @param files without `credsStore`, see `spreadStore`: docker and oras ask it for every registry that has no helper. (An empty
 *   name in `credHelpers` is no cure: docker takes it for "no helper", oras for "the store", podman for a program's name.)
 */
export function mergeLogins({ registry, login }: OwnLogin, files: readonly AuthFile[]): MergedLogins {
  const auths = new Map<string, unknown>([[registry, { auth: basicCredentials(login) }]]);
  const credHelpers = new Map<string, string>();
  const settled = new Set<string>();
  for (const file of files) {
    const isFree = ([key]: readonly [string, unknown]) =>
      readAuthKey(key).host !== registry && !settled.has(identity(key));
    const helpers = Object.entries(file.credHelpers).filter((one) => one[1] !== '' && isFree(one));
    const helped = new Set(helpers.map(([key]) => identity(key)));
    const entries = Object.entries(file.auths).filter(isFree).flatMap(tidyEntry);
    const kept = entries.filter(([key, entry]) => helped.has(identity(key)) || !isEmptyEntry(entry));
    for (const [key, name] of helpers) credHelpers.set(key, name);
    for (const [key, entry] of kept) auths.set(key, entry);
    for (const [key] of [...helpers, ...kept]) settled.add(identity(key));
  }
  return { auths: Object.fromEntries(auths), credHelpers: Object.fromEntries(credHelpers) };
}

/** The same for each spelling of the same. */
function identity(key: string): string {
  const { host, path } = readAuthKey(key);
  return `${host}/${path}`;
}

/** Whether it is docker's mark for "in the store", or says nothing for another reason. */
export function isEmptyEntry(value: unknown): boolean {
  const { success, data } = z.safeParse(AuthEntry, value);
  return success && !(data.auth || data.username || data.password || data.identitytoken || data.registrytoken);
}

/** Nothing for a garbled entry: podman passes it over, docker refuses a whole file for it, so it must not come to docker's. */
function tidyEntry([key, value]: readonly [string, unknown]): readonly (readonly [string, unknown])[] {
  const { success, data } = z.safeParse(AuthEntry, value);
  if (!success) return [];
  if (!data.auth) return [[key, data]];
  const pair = decodeAuth(data.auth);
  if (pair === undefined) return [];
  // Docker's Go wants the padding.
  return [[key, { ...data, auth: Buffer.from(`${pair.username}:${pair.password}`).toString('base64') }]];
}
