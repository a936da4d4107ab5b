import * as z from 'zod/mini';
import { InputError } from '../error.ts';
import { Secret } from '../secret.ts';

/** What the auth files say of a repository. `from` names the file, or the helper and the file that asked for it. */
export type FoundLogin =
  | { readonly kind: 'found'; readonly username: string; readonly password: Secret; readonly from: string }
  /** A registry token made before: the Bearer as it is. */
  | { readonly kind: 'registry-token'; readonly token: Secret; readonly from: string }
  | { readonly kind: 'none' };

/** Where an entry stands. */
export interface EntryPlace {
  readonly path: string;
  /** The entry's key in `auths`. */
  readonly key: string;
}

/**
 * Reads one entry of `auths`. As for docker and go-containerregistry, a `registrytoken` goes first and `auth` before `username`
 * and `password`. An empty entry, docker's mark for "in the store", is `none`.
 * @throws InputError for half an entry, a garbled one, and an `identitytoken` alone: its exchange is a POST, which Quay
 *   answers with 405 (recording `auth-post`), so it never is a login there.
 * @see https://github.com/docker/cli/blob/v29.3.0/cli/config/types/authconfig.go
 */
export function readEntry(value: unknown, place: EntryPlace): FoundLogin {
  const { success, data: entry } = z.safeParse(AuthEntry, value);
  if (!success) throw refused(place, 'it is not an object with texts such as auth', AS_LOGIN);
  if (entry.registrytoken) {
    return { kind: 'registry-token', token: new Secret(entry.registrytoken), from: place.path };
  }
  const pair = entry.auth ? decodeAuth(entry.auth) : { username: entry.username ?? '', password: entry.password ?? '' };
  if (pair === undefined) throw refused(place, 'its auth is not the Base64 of user:password', AS_LOGIN);
  if (pair.username !== '' && pair.password !== '') {
    return { kind: 'found', username: pair.username, password: new Secret(pair.password), from: place.path };
  }
  if (entry.identitytoken) throw refused(place, 'all it has is an identity token', NO_IDENTITY_TOKEN);
  if (pair.username === '' && pair.password === '') return { kind: 'none' };
  throw refused(
    place,
    `it has ${pair.username === '' ? 'a password, but no username' : 'a username, but no password'}`,
    AS_LOGIN,
  );
}

/** Go takes `null` for what is not there, so do we. */
const Text = z.nullish(z.string());

/** What docker's Go reads of an entry: another type in one of these fields makes it refuse the whole file. */
export const AuthEntry = z.looseObject({
  auth: Text,
  username: Text,
  password: Text,
  identitytoken: Text,
  registrytoken: Text,
});

function refused({ path, key }: EntryPlace, why: string, cure: string): InputError {
  return new InputError(`${path}: the entry ${JSON.stringify(key)} cannot be used: ${why}. ${cure}`);
}

const AS_LOGIN =
  'Expected what docker login or podman login write, {"auth": "<Base64 of user:password>"}: log in again, or give username and password as inputs.';

/** What to do about an identity token, whether it stands in a file or came from a helper. */
export const NO_IDENTITY_TOKEN =
  'Quay neither makes nor takes such tokens: log in with a username and its password, or a robot account and its token.';

/**
 * The two halves of `auth`. The password may have colons and may be empty; blanks and missing padding in the Base64 do not
 * matter, nor a line's end after the password (`echo user:password | base64`) or docker's NULs.
 * @returns `undefined` for anything else, and where there is no username (docker then refuses the whole file).
 */
export function decodeAuth(auth: string): { readonly username: string; readonly password: string } | undefined {
  const base64 = auth.replace(/\s/g, '');
  if (!/^[A-Za-z0-9+/_-]*={0,2}$/.test(base64)) return undefined;
  const text = decodeUtf8(Buffer.from(base64, 'base64'));
  const [, username = '', password = ''] = /^([^:]+):(.*?)[\0\r\n]*$/s.exec(text) ?? [];
  return username === '' ? undefined : { username, password };
}

/** Empty, which is no login, for bytes that are not UTF-8. */
function decodeUtf8(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}
