/** A part of a page. A page may be cut after any of its rows; a section without rows is kept whole or left out. */
export interface Section {
  readonly before: string;
  readonly rows: readonly string[];
  readonly after: string;
}

/** A section without rows. */
export function block(text: string): Section {
  return { before: text, rows: [], after: '' };
}

/** The maximum size of a page in UTF-8 bytes, and the note at the end of a page that was cut. */
export interface PageLimit {
  readonly maxBytes: number;
  readonly note: string;
}

/**
 * Joins sections with an empty line between them. A page that is too long ends with the last row that fits and the note; the remaining
 * sections are not read.
 */
export function joinSections(sections: Iterable<Section>, { maxBytes, note }: PageLimit): string {
  let space = maxBytes - Buffer.byteLength(note) - GAP.length;
  const parts: string[] = [];
  for (const section of sections) {
    const { text, whole } = fitSection(section, space - GAP.length);
    if (text !== '') parts.push(text);
    if (!whole) {
      parts.push(note);
      break;
    }
    space -= Buffer.byteLength(text) + GAP.length;
  }
  return `${parts.join(GAP)}\n`;
}

const GAP = '\n\n';

/** The part of a section that fits into `space` bytes. */
function fitSection(
  { before, rows, after }: Section,
  space: number,
): { readonly text: string; readonly whole: boolean } {
  let left = space - Buffer.byteLength(before) - lineBytes(after);
  const kept: string[] = [];
  for (const row of rows) {
    left -= lineBytes(row);
    if (left < 0) break;
    kept.push(row);
  }
  const whole = left >= 0;
  const lines = [before, ...kept, after].filter((line) => line !== '');
  return { text: whole || kept.length > 0 ? lines.join('\n') : '', whole };
}

function lineBytes(line: string): number {
  return Buffer.byteLength(line) + '\n'.length;
}
