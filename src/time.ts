/**
 * Parses a time as annotations and signatures have it, strictly by grammar and calendar; `undefined` for any other string.
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
