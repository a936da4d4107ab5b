import { readFile, stat } from 'node:fs/promises';
import { z } from 'zod/mini';
import { InputError } from '../error.ts';
import type { AuthFilePlace } from './auth-file-places.ts';

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

/**
 * Reads an auth file.
 * @returns `undefined` where a file that nobody named is missing or empty.
 * @throws InputError that names the file: it is not readable, not JSON, of another shape; or named and missing. A found one
 *   that is garbled is no less an error: it might hold the entry, and anonymous would then be the wrong answer.
 */
export async function readAuthFile(place: AuthFilePlace): Promise<AuthFile | undefined> {
  const text = await readText(place);
  if (text === undefined || (text.trim() === '' && !place.named)) return undefined;
  const { success, data } = z.safeParse(Shape, parse(text, place));
  if (!success) throw refused(place, `is JSON, but ${EXPECTED}`);
  const { auths, credHelpers, credsStore, ...rest } = data;
  if (place.named && [auths, credHelpers, credsStore].every((part) => part === undefined)) {
    throw refused(place, `has none of auths, credHelpers and credsStore: ${EXPECTED}`);
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

async function readText(place: AuthFilePlace): Promise<string | undefined> {
  try {
    const found = await stat(place.path);
    // A pipe or a device might never end.
    if (!found.isFile()) throw refused(place, 'is not a file');
    if (found.size > MAX_AUTH_FILE_BYTES)
      throw refused(place, `has ${found.size} bytes, more than ${MAX_AUTH_FILE_BYTES}`);
    return await readFile(place.path, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = codeOf(error);
    if (!place.named && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined;
    throw refused(place, code === 'ENOENT' ? 'is not there' : `cannot be read (${code})`);
  }
}

/** Bytes. A helper's answer is no longer either; hundreds of logins fit. */
const MAX_AUTH_FILE_BYTES = 1_048_576;

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

function parse(text: string, place: AuthFilePlace): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // What the parser says quotes the file, and so perhaps a password.
    throw refused(place, `is not JSON: ${EXPECTED}`);
  }
}

function refused({ path, named }: AuthFilePlace, why: string): InputError {
  const cure = named
    ? 'Give the path of the file that docker login or podman login wrote.'
    : 'It is where credentials are looked for when no input gives any: mend or remove it, or name another with auth-file, or give username and password.';
  return new InputError(`${path} ${why}. ${cure}`);
}
