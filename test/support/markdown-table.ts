/** The rows of the table below a second-level heading, without backticks around whole cells. */
export function rowsBelow(heading: string, page: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? '';
  const [, , ...rows] = section.split('\n').filter((line) => line.startsWith('| '));
  return rows.map((row) =>
    row
      .slice(2, -2)
      .split(/(?<!\\)\|/)
      .map(readCell),
  );
}

function readCell(cell: string): string {
  return cell
    .trim()
    .replace(/^`([^`]*)`$/, '$1')
    .replaceAll('\\|', '|');
}

/** Formats a string as a cell. */
export function asCell(text: string): string {
  return text.trim().replaceAll('|', '\\|').replaceAll('\n', '<br>');
}
