import { readFileSync, realpathSync } from 'node:fs';
import { isAbsolute, relative, resolve, sep } from 'node:path';
import { explain, InputError } from '../error.ts';
import { oneLine } from '../text.ts';
import { parseJsonInput, withoutByteOrderMark } from './json-input.ts';

/**
 * Reads `body`: JSON text, or `@` and the path of a file with it inside the workspace.
 * @param workspace GITHUB_WORKSPACE.
 * @returns the text as it is, but for a byte order mark; `undefined` where nothing was given.
 * @throws InputError for what is no JSON, and for a file outside the workspace, whatever links lead there.
 */
export function readBody(text: string, workspace: string | undefined): string | undefined {
  if (text === '') return undefined;
  const file = text.startsWith('@') ? text.slice(1).trim() : undefined;
  const body = withoutByteOrderMark(file === undefined ? text : readWorkspaceFile(file, workspace));
  parseJsonInput(body, file === undefined ? 'this' : `the file \`${oneLine(file)}\``, EXPECTED);
  return body;
}

/** Characters: Node's words name the path. */
const MAX_WHY = 300;

const EXPECTED =
  'expected JSON text, or @ and the path of a file with it, for example: {"description": "made by CI"}, or @body.json';

function readWorkspaceFile(file: string, workspace: string | undefined): string {
  if (!workspace) throw problem(file, 'cannot be looked for: the variable GITHUB_WORKSPACE is not set');
  const path = tried(() => realpathSync(resolve(workspace, file)), file);
  const inside = relative(
    tried(() => realpathSync(workspace), workspace),
    path,
  );
  if (inside === '' || inside === '..' || inside.startsWith(`..${sep}`) || isAbsolute(inside)) {
    throw problem(file, 'is outside the workspace (links are followed), and a workflow may not send what is there');
  }
  return tried(() => readFileSync(path, 'utf8'), file);
}

function tried<T>(read: () => T, file: string): T {
  try {
    return read();
  } catch (cause) {
    throw problem(
      file,
      `cannot be read (${oneLine(explain(cause), MAX_WHY)}): was it made, or checked out, before this step?`,
    );
  }
}

function problem(file: string, what: string): InputError {
  return new InputError(`the file \`${oneLine(file)}\` ${what}; ${EXPECTED}`);
}
