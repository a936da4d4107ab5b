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

/**
 * Parses a time as annotations have it, strictly by grammar and calendar; `undefined` for any other string.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export function parseTimestamp(text: string): Date | undefined {
  const { date = '', time = '', second = '', rest = '' } = RFC_3339.exec(text)?.groups ?? {};
  // Date.parse accepts the 30th of February as the 2nd of March.
  if (Number.isNaN(Date.parse(date)) || new Date(date).toISOString().slice(0, 10) !== date) return undefined;
  // The grammar has leap seconds, Date has not.
  const parsed = new Date(`${date}T${time}:${second === '60' ? '59' : second}${rest.toUpperCase()}`);
  return Number.isNaN(parsed.getTime()) ? undefined : parsed;
}

const RFC_3339 =
  /^(?<date>\d{4}-\d{2}-\d{2})[Tt](?<time>(?:[01]\d|2[0-3]):[0-5]\d):(?<second>[0-5]\d|60)(?<rest>(?:\.\d+)?(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d))$/;
