import type { AuthFile } from '../../credentials/auth-file.ts';
import { AuthEntry, decodeAuth } from '../../credentials/auth-file-entry.ts';
import { readAuthKey } from '../../credentials/auth-file-key.ts';
import { readJson } from '../../json.ts';
import { basicCredentials, type Login } from '../../registry/auth/credentials.ts';

/** The login of one registry. */
export interface RegistryLogin {
  /** `host[:port]` in lower case. */
  readonly registry: string;
  readonly login: Login;
}

/** `auths` and `credHelpers` of the new file. */
export interface MergedLogins {
  readonly auths: Readonly<Record<string, unknown>>;
  readonly credHelpers: Readonly<Record<string, string>>;
}

/**
 * Merges a new login with the logins of existing files. Of two existing logins for the same registry or path, the one in the earlier
 * file is kept. No client may find another login for the registry of the new one, so every existing entry for that registry is left
 * out: podman prefers a more specific entry (`quay.io/org`), and docker, oras and podman prefer a helper.
 * podman's entry for a namespace is kept, although docker did not see it before: docker uses it for the host if there is no other.
 * @param files without `credsStore`, see `replaceStoreByHelpers`: docker and oras ask a store for every registry that has no helper.
 *   An empty name in `credHelpers` does not prevent this: docker reads it as "no helper", oras as "the store", podman as a program.
 */
export function mergeLogins({ registry, login }: RegistryLogin, files: readonly AuthFile[]): MergedLogins {
  const auths = new Map<string, unknown>([[registry, { auth: basicCredentials(login) }]]);
  const credHelpers = new Map<string, string>();
  const taken = new Set<string>();
  for (const file of files) {
    const isFree = ([key]: readonly [string, unknown]) =>
      readAuthKey(key).host !== registry && !taken.has(normalizeKey(key));
    const helpers = Object.entries(file.credHelpers).filter((helper) => helper[1] !== '' && isFree(helper));
    const withHelper = new Set(helpers.map(([key]) => normalizeKey(key)));
    const entries = Object.entries(file.auths).filter(isFree).flatMap(repairEntry);
    const kept = entries.filter(([key, entry]) => withHelper.has(normalizeKey(key)) || !isEmptyEntry(entry));
    for (const [key, name] of helpers) credHelpers.set(key, name);
    for (const [key, entry] of kept) auths.set(key, entry);
    for (const [key] of [...helpers, ...kept]) taken.add(normalizeKey(key));
  }
  return { auths: Object.fromEntries(auths), credHelpers: Object.fromEntries(credHelpers) };
}

/** The same string for all spellings of a key. */
function normalizeKey(key: string): string {
  const { host, path } = readAuthKey(key);
  return `${host}/${path}`;
}

/** Whether an entry has no credentials. docker writes such an entry for a login in the store. */
export function isEmptyEntry(value: unknown): boolean {
  const data = readJson(AuthEntry, value);
  return (
    data !== undefined && !(data.auth || data.username || data.password || data.identitytoken || data.registrytoken)
  );
}

/** Returns no entry for an invalid one: podman ignores it, but docker would reject the whole file. */
function repairEntry([key, value]: readonly [string, unknown]): readonly (readonly [string, unknown])[] {
  const data = readJson(AuthEntry, value);
  if (data === undefined) return [];
  if (!data.auth) return [[key, data]];
  const login = decodeAuth(data.auth);
  if (login === undefined) return [];
  // docker rejects Base64 without padding, so encode it again.
  return [[key, { ...data, auth: Buffer.from(`${login.username}:${login.password}`).toString('base64') }]];
}
