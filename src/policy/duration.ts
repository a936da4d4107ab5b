/**
 * Parses a duration as the inputs have it: `0`, or an integer with `s`, `m`, `h` or `d`.
 * @returns milliseconds; `undefined` for any other string, and for a number above the largest safe integer.
 */
export function parseDuration(text: string): number | undefined {
  if (text === '0') return 0;
  const { count, unit = '' } = /^(?<count>\d+)(?<unit>[smhd])$/.exec(text)?.groups ?? {};
  const milliseconds = Number(count) * (MILLISECONDS.get(unit) ?? Number.NaN);
  return Number.isSafeInteger(milliseconds) ? milliseconds : undefined;
}

/** Formats milliseconds in the largest unit without a fraction (`90s`, `36h`, `30d`); less than a second is `0`. */
export function formatDuration(milliseconds: number): string {
  const whole = milliseconds - (milliseconds % SECOND);
  if (whole === 0) return '0';
  const [unit, size] = [...MILLISECONDS].find(([, size]) => whole % size === 0) ?? ['s', SECOND];
  return `${whole / size}${unit}`;
}

const SECOND = 1_000;

/** Largest first, because formatDuration uses the first unit that fits. */
const MILLISECONDS: ReadonlyMap<string, number> = new Map([
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', SECOND],
]);
