import * as v from '@badrap/valita';
import { InputError } from '../error.ts';
import { readJson } from '../json.ts';
import { Secret } from '../secret.ts';
import type { AuthFile } from './auth-file.ts';

/** The login that auth files have for a repository. `from` names the file, or the helper and the file that names it. */
export type FoundLogin =
  | { readonly kind: 'found'; readonly username: string; readonly password: Secret; readonly from: string }
  /** A registry token that was issued before. It is sent as the Bearer without an exchange. */
  | { readonly kind: 'registry-token'; readonly token: Secret; readonly from: string }
  | { readonly kind: 'none' };

/**
 * Reads one entry of `auths`. As in docker and go-containerregistry, `registrytoken` takes precedence, and `auth` over `username` and
 * `password`. An empty entry, with which docker marks a login in the store, is `none`.
 * @param key the key of the entry in `auths`.
 * @throws InputError for an incomplete or invalid entry, and for an `identitytoken` alone: exchanging it takes a POST, which Quay
 *   responds to with 405 (recording `auth-post`).
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/types/authconfig.go
 */
export function readEntry({ path, auths }: Pick<AuthFile, 'path' | 'auths'>, key: string): FoundLogin {
  const unusable = (problem: string, advice = LOGIN_AGAIN) =>
    new InputError(`${path}: the entry ${JSON.stringify(key)} cannot be used: ${problem}. ${advice}`);
  const entry = readJson(AuthEntry, auths[key]);
  if (entry === undefined) throw unusable('it is not an object whose fields, such as auth, are strings');
  if (entry.registrytoken) return { kind: 'registry-token', token: new Secret(entry.registrytoken), from: path };
  const login = entry.auth
    ? decodeAuth(entry.auth)
    : { username: entry.username ?? '', password: entry.password ?? '' };
  if (login === undefined) throw unusable('its auth is not the Base64 of user:password');
  const { username, password } = login;
  if (username !== '' && password !== '') {
    return { kind: 'found', username, password: new Secret(password), from: path };
  }
  if (entry.identitytoken) throw unusable('it has only an identity token', IDENTITY_TOKEN_ADVICE);
  if (username === '' && password === '') return { kind: 'none' };
  throw unusable(`it has ${username === '' ? 'a password, but no username' : 'a username, but no password'}`);
}

/** Go reads `null` as an absent field, and so does this schema. */
const OptionalString = v.string().nullable().optional();

/** The fields that docker reads of an entry. If one of them has another type, docker rejects the whole file. */
export const AuthEntry = v
  .object({
    auth: OptionalString,
    username: OptionalString,
    password: OptionalString,
    identitytoken: OptionalString,
    registrytoken: OptionalString,
  })
  .rest(v.unknown());

const LOGIN_AGAIN =
  'Expected an entry that docker login or podman login wrote, {"auth": "<Base64 of user:password>"}. Log in again, or set username and password.';

/** What to do about an identity token, in a file or from a helper. */
export const IDENTITY_TOKEN_ADVICE =
  'Quay does not issue or accept identity tokens. Log in with a username and password, or with a robot account and its token.';

/**
 * Decodes `auth`. The password may contain colons and may be empty. Whitespace and missing padding in the Base64 are ignored, and so
 * are line ends and NULs after the password: `echo user:password | base64` and docker write them.
 * @returns `undefined` for anything else, and if the username is empty, for which docker rejects the whole file.
 */
export function decodeAuth(auth: string): { readonly username: string; readonly password: string } | undefined {
  const base64 = auth.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64)) return undefined;
  const decoded = decodeUtf8(Buffer.from(base64, 'base64'));
  const [, username = '', password = ''] = /^([^:]+):(.*?)[\0\r\n]*$/s.exec(decoded) ?? [];
  return username === '' ? undefined : { username, password };
}

/** Returns an empty string, which is not a login, for bytes that are not UTF-8. */
function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}
