import * as v from '@badrap/valita';
import { InputError } from '../error.ts';
import { FileError, readRegularFile } from '../inputs/file.ts';
import { parseJson, readJson } from '../json.ts';
import type { AuthFilePath } from './auth-file-paths.ts';

/** An auth file of docker or podman. Its entries are decoded only when they are needed. */
export interface AuthFile {
  /** For the content of a variable, its name. */
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
 * @returns `undefined` if the file does not exist, and neither an input nor a variable names it, or if it is empty, and no input does.
 * @throws InputError that names the file and the problem, but not its content. An invalid file is an error even if no input names
 *   it: it may have the entry, and to continue without credentials would be wrong.
 */
export function readAuthFile(file: AuthFilePath): AuthFile | undefined {
  const content = readContent(file);
  if (content === undefined || (file.reason !== 'input' && content.toString().trim() === '')) return undefined;
  const data = readJson(Content, parseContent(content, file));
  if (data === undefined) throw authFileError(file, `is not an auth file. ${EXPECTED_CONTENT}`);
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
  'Expected a file that docker login or podman login wrote, for example: {"auths": {"quay.io": {"auth": "…"}}}.';

const Content = v
  .object({
    auths: v.record().nullable().optional(),
    credHelpers: v.record(v.string()).nullable().optional(),
    credsStore: v.string().nullable().optional(),
  })
  .rest(v.unknown());

function readContent(file: AuthFilePath): Buffer | undefined {
  if (file.content !== undefined) return Buffer.from(file.content);
  try {
    return readRegularFile(file.path, MAX_AUTH_FILE_BYTES);
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const mayBeAbsent = file.reason === 'default' || file.reason === 'login';
    if (mayBeAbsent && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return undefined;
    throw authFileError(file, `${error.message}.`);
  }
}

/** The same limit as for the output of a helper; hundreds of logins fit. */
const MAX_AUTH_FILE_BYTES = 1 << 20;

/** Does not have the message of the parser, which quotes the file, and so possibly a password. */
function parseContent(content: Buffer, file: AuthFilePath): unknown {
  const parsed = parseJson(content);
  if (parsed === undefined) throw authFileError(file, `is not JSON. ${EXPECTED_CONTENT}`);
  return parsed;
}

function authFileError({ path, reason }: AuthFilePath, problem: string): InputError {
  return new InputError(`${path} ${problem} ${ADVICE[reason]}`);
}

const ADVICE: Readonly<Record<AuthFilePath['reason'], string>> = {
  input: 'Set auth-file to the path of the file that docker login or podman login wrote.',
  variable:
    'The variable REGISTRY_AUTH_FILE names it, and no input gives credentials. Unset the variable, write the file in an earlier step, or set username and password.',
  content:
    'This variable is read for credentials because no input gives any. Correct or unset it, or set username and password.',
  default:
    'This file is searched for credentials because no input gives any. Correct or remove it, set auth-file to another file, or set username and password.',
  login: 'login: true keeps the other logins and settings of this file for later steps. Correct or remove it.',
};
