/** A table of Markdown. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (column === 0 ? '---' : '---:'));
  return [head, rule, ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');
}

/** A rounded time; `–` if it was not measured. */
export function milliseconds(time: number | undefined): string {
  if (time === undefined) return '–';
  return time < 10 ? time.toFixed(1) : Math.round(time).toLocaleString('en');
}

/** What is measured and its bound; `–` if it was not measured. */
export function bounded(value: number | undefined, bound: number | undefined, unit = ''): string {
  if (value === undefined) return '–';
  const shown = `${format(value)}${unit}`;
  if (bound === undefined) return shown;
  // The bounds of ratios have two decimals.
  if (Number(value.toFixed(2)) <= bound) return `${shown} (≤ ${bound})`;
  overBounds += 1;
  return `**${shown}** (≤ ${bound}), over its bound`;
}

/** The number of cells so far that were over their bound. */
export function countOverBounds(): number {
  return overBounds;
}

let overBounds = 0;

function format(value: number): string {
  return value < 10 ? value.toFixed(2) : Math.round(value).toLocaleString('en');
}
