import { realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { codeOf, explain, InputError } from '../error.ts';
import { FileError, readRegularFile } from '../inputs/file.ts';
import { oneLine } from '../text.ts';
import { parseJsonInput, withoutByteOrderMark } from './json-input.ts';

/**
 * Reads `body`: JSON, or `@` and the path of a JSON file in the workspace.
 * @param workspace GITHUB_WORKSPACE.
 * @returns the JSON as given, without a byte order mark; `undefined` if the input is empty.
 * @throws InputError for invalid JSON, for a file outside the workspace, links followed, and for a file that is not regular or too large.
 */
export function readBody(text: string, workspace: string | undefined): string | undefined {
  if (text === '') return undefined;
  const file = text.startsWith('@') ? readPath(text) : undefined;
  const body = withoutByteOrderMark(file === undefined ? text : readWorkspaceFile(file, workspace));
  parseJsonInput(body, file === undefined ? 'this' : `the file \`${oneLine(file)}\``, EXPECTED_BODY);
  return body;
}

/** Does not show what is not a path, since it may be a body with a secret. */
function readPath(text: string): string {
  const path = text.slice(1).trim();
  if (path !== '' && !/[\n\r{}"]/.test(path)) return path;
  throw new InputError(`what follows the @ is not the path of a file; ${EXPECTED_BODY}`);
}

const EXPECTED_BODY =
  'expected JSON, or @ and the path of a JSON file, for example: {"description": "made by CI"}, or @body.json';

function readWorkspaceFile(file: string, workspace: string | undefined): string {
  if (!workspace) throw fileProblem(file, 'cannot be found: the variable GITHUB_WORKSPACE is not set');
  const path = readOrThrow(() => realpathSync(resolve(workspace, file)), file);
  const root = readOrThrow(() => realpathSync(workspace), workspace);
  const inside = relative(root, path);
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw fileProblem(
      file,
      'is outside the workspace (links are followed), and a body is read only from the workspace',
    );
  }
  return decode(
    readOrThrow(() => readRegularFile(path, MAX_BYTES), file),
    file,
  );
}

/** Far more than the largest body that Quay accepts. */
const MAX_BYTES = 1 << 20;

function decode(bytes: Buffer, file: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw fileProblem(file, 'is not UTF-8; in Windows PowerShell write it with Out-File -Encoding utf8');
  }
}

function readOrThrow<T>(read: () => T, file: string): T {
  try {
    return read();
  } catch (cause) {
    if (cause instanceof FileError && cause.code === undefined) throw fileProblem(file, cause.message);
    const reason = isMissing(cause) ? 'does not exist' : `cannot be read (${oneLine(explain(cause), MAX_REASON)})`;
    throw fileProblem(file, `${reason}: check that an earlier step makes it or checks it out`);
  }
}

function isMissing(cause: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ENAMETOOLONG'].includes(codeOf(cause));
}

/** Characters: the message of Node includes the path. */
const MAX_REASON = 300;

function fileProblem(file: string, problem: string): InputError {
  return new InputError(`the file \`${oneLine(file)}\` ${problem}; ${EXPECTED_BODY}`);
}
