/**
 * Whether the whole text matches the pattern: `*` stands for any run of characters, also none, `/` included; everything else for itself.
 * No regular expression: each part between two stars is looked for once and never given up again, so no pattern makes it slow.
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

/** As `matchesGlob`, in any case: media types are compared so (https://www.rfc-editor.org/rfc/rfc6838#section-4.2). */
export function matchesMediaType(pattern: string, mediaType: string): boolean {
  return matchesGlob(pattern.toLowerCase(), mediaType.toLowerCase());
}

/** Where the last of the parts ends when each is taken at its first place: the first place leaves most room for the next. */
function endOfParts(parts: readonly string[], text: string, start: number): number | undefined {
  let from = start;
  for (const part of parts) {
    const at = text.indexOf(part, from);
    if (at < 0) return undefined;
    from = at + part.length;
  }
  return from;
}
