import { readFile, stat } from 'node:fs/promises';
import * as z from 'zod/mini';
import { codeOf, InputError } from '../error.ts';
import type { AuthFilePath } from './auth-file-paths.ts';

/** An auth file of docker or podman. Its entries are decoded only when they are needed. */
export interface AuthFile {
  readonly path: string;
  /** By key, see `readAuthKey`. */
  readonly auths: Readonly<Record<string, unknown>>;
  /** The name of the credential helper by registry; `''` excludes a registry from the store. */
  readonly credHelpers: Readonly<Record<string, string>>;
  /** The name of the credential helper for all other registries; `''` for none. */
  readonly credsStore: string;
  /** All other keys of the file, unchanged. */
  readonly otherSettings: Readonly<Record<string, unknown>>;
}

/**
 * Reads an auth file.
 * @returns `undefined` if the file does not exist or is empty, and no input names it.
 * @throws InputError that names the file and the problem, but not its content. An invalid file is an error even if no input names
 *   it: it may have the entry, and to continue without credentials would be wrong.
 */
export async function readAuthFile(file: AuthFilePath): Promise<AuthFile | undefined> {
  const content = await readContent(file);
  if (content === undefined || (content.trim() === '' && file.reason !== 'input')) return undefined;
  const { success, data } = z.safeParse(Content, parseContent(content, file));
  if (!success) throw authFileError(file, `is not an auth file. ${EXPECTED_CONTENT}`);
  const { auths, credHelpers, credsStore, ...otherSettings } = data;
  if (file.reason === 'input' && [auths, credHelpers, credsStore].every((part) => part === undefined)) {
    throw authFileError(
      file,
      `is not an auth file: it has none of auths, credHelpers and credsStore. ${EXPECTED_CONTENT}`,
    );
  }
  return {
    path: file.path,
    auths: auths ?? {},
    credHelpers: credHelpers ?? {},
    credsStore: credsStore ?? '',
    otherSettings,
  };
}

const EXPECTED_CONTENT =
  'Expected what docker login or podman login write, for example: {"auths": {"quay.io": {"auth": "…"}}}.';

const Content = z.looseObject({
  auths: z.nullish(z.record(z.string(), z.unknown())),
  credHelpers: z.nullish(z.record(z.string(), z.string())),
  credsStore: z.nullish(z.string()),
});

async function readContent(file: AuthFilePath): Promise<string | undefined> {
  try {
    const { size, isFile } = await stat(file.path).then((found) => ({ size: found.size, isFile: found.isFile() }));
    // Reading a pipe or a device might never end.
    if (!isFile) throw authFileError(file, 'is not a file.');
    if (size > MAX_AUTH_FILE_BYTES) throw authFileError(file, `has ${size} bytes, more than ${MAX_AUTH_FILE_BYTES}.`);
    return await readFile(file.path, 'utf8');
  } catch (error) {
    if (error instanceof InputError) throw error;
    const code = codeOf(error);
    if (file.reason !== 'input' && (code === 'ENOENT' || code === 'ENOTDIR')) return undefined;
    throw authFileError(file, code === 'ENOENT' ? 'does not exist.' : `cannot be read (${code}).`);
  }
}

/** The same limit as for the output of a helper; hundreds of logins fit. */
const MAX_AUTH_FILE_BYTES = 1_048_576;

function parseContent(content: string, file: AuthFilePath): unknown {
  try {
    return JSON.parse(content);
  } catch {
    // The message of the parser quotes the file, and so possibly a password.
    throw authFileError(file, `is not JSON. ${EXPECTED_CONTENT}`);
  }
}

function authFileError({ path, reason }: AuthFilePath, problem: string): InputError {
  return new InputError(`${path} ${problem} ${ADVICE[reason]}`);
}

const ADVICE: Readonly<Record<AuthFilePath['reason'], string>> = {
  input: 'Set auth-file to the path of the file that docker login or podman login wrote.',
  default:
    'This file is searched for credentials because no input gives any. Correct or remove it, set auth-file to another file, or set username and password.',
  login: 'login: true keeps the other logins and settings of this file for later steps. Correct or remove it.',
};
