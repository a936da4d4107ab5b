import { InputError } from '../error.ts';

/**
 * Reads JSON text of an input, or of a file that one names.
 * @param what the text, as the begin of a sentence.
 * @param expected the end of the error's text.
 * @throws InputError with the place alone: the parser's own words quote the content, which may be a secret.
 */
export function parseJsonInput(text: string, what: string, expected: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const position = placeOf(error) ?? findFault(text);
    const before = text.slice(0, position).split('\n');
    const column = (before.at(-1)?.length ?? 0) + 1;
    throw new InputError(
      `${what} is no JSON (position ${position}, line ${before.length} column ${column}); ${expected}`,
    );
  }
}

/** A text without the byte order mark with which some editors begin a file; JSON has none (RFC 8259 section 8.1). */
export function withoutByteOrderMark(text: string): string {
  return text.startsWith('\uFEFF') ? text.slice(1) : text;
}

/** The parser names the place of most faults, at the end of its words. */
function placeOf(error: unknown): number | undefined {
  const [, position] = /position (\d+)(?: \(line \d+ column \d+\))?$/.exec(String(error)) ?? [];
  return position === undefined ? undefined : Number(position);
}

/** Where it names none: the length of the longest beginning that more text could still make JSON. */
function findFault(text: string): number {
  let [good, bad] = [0, text.length + 1];
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function canGoOn(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    return String(error).endsWith('Unexpected end of JSON input') || (placeOf(error) ?? -1) >= text.length;
  }
}
