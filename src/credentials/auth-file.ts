import { readFile, stat } from 'node:fs/promises';
import * as z from 'zod/mini';
import { InputError } from '../error.ts';
import type { AuthFilePlace } from './auth-file-paths.ts';

/** An auth file of docker or podman, whose entries are read only when they are needed. */
export interface AuthFile {
  readonly path: string;
  /** By key, see `readAuthKey`. */
  readonly auths: Readonly<Record<string, unknown>>;
  /** The helper's name by registry; `''` keeps a registry out of the store. */
  readonly credHelpers: Readonly<Record<string, string>>;
  /** The helper for all other registries; `''` for none. */
  readonly credsStore: string;
  /** All other keys, as they are. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** Why a file that was found is read: for a login in it, or to take over all it holds. It words the advice alone. */
export type AuthFilePurpose = 'find' | 'keep';

/**
 * Reads an auth file.
 * @returns `undefined` where a file that nobody named is missing or empty.
 * @throws InputError that names the file: it is not readable, not JSON, of another shape; or named and missing. A found one
 *   that is garbled is no less an error: it might hold the entry, and anonymous would then be the wrong answer.
 */
export async function readAuthFile(
  place: AuthFilePlace & { readonly purpose?: AuthFilePurpose },
): Promise<AuthFile | undefined> {
  const refused = (why: string) => refusal(place, why, place.purpose ?? 'find');
  const text = await readText(place, refused);
  if (text === undefined || (text.trim() === '' && !place.named)) return undefined;
  const { success, data } = z.safeParse(Shape, parse(text, refused));
  if (!success) throw refused(`is JSON, but ${EXPECTED}`);
  const { auths, credHelpers, credsStore, ...rest } = data;
  if (place.named && [auths, credHelpers, credsStore].every((part) => part === undefined)) {
    throw refused(`has none of auths, credHelpers and credsStore: ${EXPECTED}`);
  }
  return { path: place.path, auths: auths ?? {}, credHelpers: credHelpers ?? {}, credsStore: credsStore ?? '', rest };
}

const EXPECTED =
  'not an auth file. Expected what docker login or podman login write, for example: {"auths": {"quay.io": {"auth": "…"}}}';

const Shape = z.looseObject({
  auths: z.nullish(z.record(z.string(), z.unknown())),
  credHelpers: z.nullish(z.record(z.string(), z.string())),
  credsStore: z.nullish(z.string()),
});

type Refuse = (why: string) => InputError;

async function readText(place: AuthFilePlace, refused: Refuse): Promise<string | undefined> {
  try {
    const found = await stat(place.path);
    // A pipe or a device might never end.
    if (!found.isFile()) throw refused('is not a file');
    if (found.size > MAX_AUTH_FILE_BYTES) throw refused(`has ${found.size} bytes, more than ${MAX_AUTH_FILE_BYTES}`);
    return await readFile(place.path, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = codeOf(error);
    if (!place.named && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined;
    throw refused(code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`);
  }
}

/** Bytes. A helper's answer is no longer either; hundreds of logins fit. */
const MAX_AUTH_FILE_BYTES = 1_048_576;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function parse(text: string, refused: Refuse): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says quotes the file, and so perhaps a password.
    throw refused(`is not JSON: ${EXPECTED}`);
  }
}

function refusal({ path, named }: AuthFilePlace, why: string, purpose: AuthFilePurpose): InputError {
  return new InputError(`${path} ${why}. ${named ? CURE_OF_NAMED : CURES[purpose]}`);
}

const CURE_OF_NAMED = 'Give the path of the file that docker login or podman login wrote.';

const CURES: Readonly<Record<AuthFilePurpose, string>> = {
  find: 'It is where credentials are looked for when no input gives any: mend or remove it, or name another with auth-file, or give username and password.',
  keep: 'login: true is to keep its other logins and settings for the later steps: mend or remove it.',
};
