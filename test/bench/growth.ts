import { distance, fitLine, type Point } from './fit.ts';
import { milliseconds, table } from './table.ts';

/** What grows with a number of images or referrers: the times of a command. */
export interface Growth {
  readonly name: string;
  readonly points: readonly Point[];
}

/** A table of times by count, with the line through them. @param unit one of what is counted: `image`. */
export function growthTable(unit: string, growths: readonly Growth[]): string {
  const counts = growths[0]?.points.map(({ count }) => count) ?? [];
  const head = counts.map((count) => `${count.toLocaleString('en')} ${unit}${count === 1 ? '' : 's'}`);
  const rows = growths.map(({ name, points }) => {
    const line = fitLine(points);
    const distances = points.map((point) => percent(distance(line, point)));
    const times = points.map(({ time }) => milliseconds(time));
    return [name, ...times, line.slope.toFixed(2), milliseconds(line.start), distances.join(', ')];
  });
  return table(
    ['time in ms', ...head, `ms per ${unit}`, 'ms at the start', 'distance of each point from the line'],
    rows,
  );
}

function percent(part: number): string {
  const rounded = Math.round(part * 100);
  return `${rounded > 0 ? '+' : ''}${rounded} %`;
}
