/** A measured point: a number of images or referrers, and milliseconds. */
export interface Point {
  readonly count: number;
  readonly time: number;
}

/** The straight line `time = start + slope × count`. */
export interface Line {
  readonly start: number;
  readonly slope: number;
}

/**
 * Fits a line to points by least squares of the relative errors, so that the smallest point counts as much as the largest one.
 * @param points at least two, with different counts and positive times.
 */
export function fitLine(points: readonly Point[]): Line {
  const weighted = points.map(({ count, time }) => ({ count, time, weight: 1 / time ** 2 }));
  const sum = (value: (point: (typeof weighted)[number]) => number) =>
    weighted.reduce((total, point) => total + point.weight * value(point), 0);
  const [total, counts, times] = [sum(() => 1), sum(({ count }) => count), sum(({ time }) => time)];
  const [squares, products] = [sum(({ count }) => count ** 2), sum(({ count, time }) => count * time)];
  const slope = (total * products - counts * times) / (total * squares - counts ** 2);
  return { slope, start: (times - slope * counts) / total };
}

/** How far a point is above (positive) or below the line, as a part of the value of the line. */
export function distance({ start, slope }: Line, { count, time }: Point): number {
  const expected = start + slope * count;
  return (time - expected) / expected;
}
