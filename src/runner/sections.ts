/** A piece of a page. It may end after any of its rows; without rows it is there whole or not at all. */
export interface Section {
  readonly before: string;
  readonly rows: readonly string[];
  readonly after: string;
}

/** A section without rows. */
export function block(text: string): Section {
  return { before: text, rows: [], after: '' };
}

/** How long a page may be, in UTF-8 bytes, and what stands at its end where it is cut. */
export interface PageLimit {
  readonly maxBytes: number;
  readonly note: string;
}

/**
 * Puts sections under each other, a blank line between; the page ends with the last row that fits, and then the note. No section is
 * asked for after that.
 */
export function joinSections(sections: Iterable<Section>, { maxBytes, note }: PageLimit): string {
  let room = maxBytes - Buffer.byteLength(note) - GAP.length;
  const parts: string[] = [];
  for (const section of sections) {
    const { text, whole } = headOf(section, room - GAP.length);
    if (text !== '') parts.push(text);
    if (!whole) {
      parts.push(note);
      break;
    }
    room -= Buffer.byteLength(text) + GAP.length;
  }
  return `${parts.join(GAP)}\n`;
}

const GAP = '\n\n';

function headOf({ before, rows, after }: Section, room: number): { readonly text: string; readonly whole: boolean } {
  let left = room - Buffer.byteLength(before) - lineBytes(after);
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
