import { readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { explain, InputError } from '../error.ts';
import { oneLine } from '../text.ts';
import { parseJsonInput, withoutByteOrderMark } from './json-input.ts';

/**
 * Reads `body`: JSON, or `@` and the path of a JSON file in the workspace.
 * @param workspace GITHUB_WORKSPACE.
 * @returns the JSON as given, without a byte order mark; `undefined` if the input is empty.
 * @throws InputError for invalid JSON, and for a file outside the workspace, links followed.
 */
export function readBody(text: string, workspace: string | undefined): string | undefined {
  if (text === '') return undefined;
  const file = text.startsWith('@') ? text.slice(1).trim() : undefined;
  const body = withoutByteOrderMark(file === undefined ? text : readWorkspaceFile(file, workspace));
  parseJsonInput(body, file === undefined ? 'this' : `the file \`${oneLine(file)}\``, EXPECTED_BODY);
  return body;
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
  return readOrThrow(() => readFileSync(path, 'utf8'), file);
}

function readOrThrow<T>(read: () => T, file: string): T {
  try {
    return read();
  } catch (cause) {
    const reason = oneLine(explain(cause), MAX_REASON);
    throw fileProblem(file, `cannot be read (${reason}): check that an earlier step makes it or checks it out`);
  }
}

/** Characters: the message of Node includes the path. */
const MAX_REASON = 300;

function fileProblem(file: string, problem: string): InputError {
  return new InputError(`the file \`${oneLine(file)}\` ${problem}; ${EXPECTED_BODY}`);
}
