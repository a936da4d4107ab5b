/** A JSON value as Python's `pprint` writes it, on one line: keys in order, strings in single quotes if possible. */
export function pythonRepr(value: unknown): string {
  if (value === null || value === undefined) return 'None';
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  if (typeof value === 'string') return quote(value);
  if (Array.isArray(value)) return `[${value.map(pythonRepr).join(', ')}]`;
  if (typeof value !== 'object') return String(value);
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return `{${entries.map(([key, member]) => `${quote(key)}: ${pythonRepr(member)}`).join(', ')}}`;
}

function quote(text: string): string {
  const escaped = text.replace(/\\/g, '\\\\').replace(/\n/g, '\\n');
  return escaped.includes("'") && !escaped.includes('"') ? `"${escaped}"` : `'${escaped.replace(/'/g, "\\'")}'`;
}

/** A time in milliseconds as Python's `email.utils` writes it: `Sun, 22 Nov 2026 05:09:35 -0000`. */
export function pythonDate(milliseconds: number): string {
  return new Date(milliseconds).toUTCString().replace('GMT', '-0000');
}
