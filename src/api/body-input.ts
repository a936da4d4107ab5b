import { InputError } from '../error.ts';
import { decodeText, FileError, readRegularFile, resolveInWorkspace } from '../inputs/file.ts';
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
  try {
    return decodeText(readRegularFile(resolveInWorkspace(file, workspace), MAX_BYTES));
  } catch (error) {
    if (!(error instanceof FileError)) throw error;
    const advice = error.code === undefined ? '' : ': check that an earlier step makes it or checks it out';
    throw new InputError(`the file \`${oneLine(file)}\` ${error.message}${advice}; ${EXPECTED_BODY}`);
  }
}

/** Far more than the largest body that Quay accepts. */
const MAX_BYTES = 1 << 20;
