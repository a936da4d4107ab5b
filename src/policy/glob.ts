/**
 * Whether the whole string matches the pattern. `*` matches any characters, also none and `/`; every other character matches itself.
 * There is no regular expression: each part between two stars is searched once, without backtracking, so no pattern is slow.
 */
export function matchesGlob(pattern: string, text: string): boolean {
  const [head = '', ...rest] = pattern.split('*');
  const tail = rest.pop();
  if (tail === undefined) return text === head;
  if (!text.startsWith(head) || !text.endsWith(tail)) return false;
  const end = text.length - tail.length;
  const from = endOfParts(rest, text, head.length);
  return from !== undefined && from <= end;
}

/** As `matchesGlob`, ignoring case, as for media types (https://www.rfc-editor.org/rfc/rfc6838#section-4.2). */
export function matchesMediaType(pattern: string, mediaType: string): boolean {
  return matchesGlob(pattern.toLowerCase(), mediaType.toLowerCase());
}

/** Returns where the last of the parts ends. Each part is taken at its first occurrence, which leaves most room for the next. */
function endOfParts(parts: readonly string[], text: string, start: number): number | undefined {
  let from = start;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return undefined;
    from = at + part.length;
  }
  return from;
}
