import { InputError } from '../error.ts';
import { exceedsLimits, type JsonLimits } from '../json.ts';

/**
 * Parses the JSON of an input, or of a file that an input names.
 * @param subject names the JSON at the start of the message.
 * @param expected ends the message.
 * @throws InputError that names the position or the limit only: the messages of the parser quote the content, which may be a secret.
 */
export function parseJsonInput(text: string, subject: string, expected: string): unknown {
  const excess = exceedsLimits(Buffer.from(text), INPUT_LIMITS);
  if (excess !== undefined) throw new InputError(`${subject} ${excess}; ${expected}`);
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = positionIn(error) ?? findPosition(text);
    const before = text.slice(0, position).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new InputError(
      `${subject} is not valid JSON (position ${position}, line ${before.length} column ${column}); ${expected}`,
    );
  }
}

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
