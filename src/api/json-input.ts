import { InputError } from '../error.ts';
import { exceedsLimits, type JsonLimits } from '../json.ts';

/**
 * Parses the JSON of an input, or of a file that an input names.
 * @param subject names the JSON at the start of the message.
 * @param expected ends the message.
 * @throws InputError also for a name that is twice in an object. The message has the position or the limit only: the messages of the
 * parser quote the content, which may be a secret.
 */
export function parseJsonInput(text: string, subject: string, expected: string): unknown {
  const excess = exceedsLimits(Buffer.from(text), INPUT_LIMITS);
  if (excess !== undefined) throw new InputError(`${subject} ${excess}; ${expected}`);
  const json = parseOrThrow(text, subject, expected);
  const repeated = findRepeatedName(text);
  if (repeated === undefined) return json;
  throw new InputError(
    `${subject} has a name twice in one object (position ${formatPosition(text, repeated)}); ${INSERTED}; ${expected}`,
  );
}

const INSERTED =
  'a value that was inserted probably has quotation marks, and may have been made to replace another value: insert it with toJSON(…), without quotation marks around it';

function parseOrThrow(text: string, subject: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = positionIn(error) ?? findPosition(text);
    throw new InputError(`${subject} is not valid JSON (position ${formatPosition(text, position)}); ${expected}`);
  }
}

function formatPosition(text: string, position: number): string {
  const before = text.slice(0, position).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return `${position}, line ${before.length} column ${column}`;
}

/** The position of the first name that its object already has. Readers of such JSON differ: most use the last value. */
function findRepeatedName(json: string): number | undefined {
  const objects: Set<string>[] = [];
  for (const { 0: token, 1: name, index } of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') objects.push(new Set());
    else if (token === '}' || token === ']') objects.pop();
    else if (name !== undefined) {
      const names = objects.at(-1);
      const decoded = String(JSON.parse(name));
      if (names?.has(decoded)) return index;
      names?.add(decoded);
    }
  }
  return undefined;
}

/** A bracket, a brace, or a string; with a colon after it, the string is a name. */
const TOKEN = /("[^"\\]*(?:\\.[^"\\]*)*")(?=\s*:)|"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\]]/g;

/** Far more than the bodies of Quay have. */
const INPUT_LIMITS: JsonLimits = { depth: 64, values: 100_000 };

/** Removes the byte order mark with which some editors start a file; JSON has none (RFC 8259 section 8.1). */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The parser names the position of most errors at the end of its message. */
function positionIn(error: unknown): number | undefined {
  const [, position] = /position (\d+)(?: \(line \d+ column \d+\))?$/.exec(String(error)) ?? [];
  return position === undefined ? undefined : Number(position);
}

/** The position of an error for which the parser names none: the length of the longest prefix that could be the start of JSON. */
function findPosition(text: string): number {
  let [valid, invalid] = [0, text.length + 1];
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (isPrefix(text.slice(0, middle))) valid = middle;
    else invalid = middle;
  }
  return valid;
}

function isPrefix(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return String(error).endsWith('Unexpected end of JSON input') || (positionIn(error) ?? -1) >= text.length;
  }
}
