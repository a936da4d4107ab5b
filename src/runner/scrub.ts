/**
 * Replaces each secret in a string by `***`, including secrets that were cut: strings from the registry are cut to a maximum length
 * and end with `…`. Replaces the longest secret first, since one secret may be the beginning of another.
 */
export function scrubSecrets(text: string, secrets: Iterable<string>): string {
  return [...secrets].sort((a, b) => b.length - a.length).reduce(scrubOne, text);
}

function scrubOne(text: string, secret: string): string {
  const whole = text.replaceAll(secret, '***');
  const head = secret.slice(0, MIN_HEAD);
  if (secret.length <= MIN_HEAD || !whole.includes(head)) return whole;
  // A regular expression with a lookahead for `…` would take minutes on a megabyte without any.
  const parts = whole.split('…');
  const last = parts.pop() ?? '';
  return [...parts.map((before) => withoutCutSecret(before, secret, head)), last].join('…');
}

function withoutCutSecret(before: string, secret: string, head: string): string {
  const start = before.lastIndexOf(head);
  return start >= 0 && secret.startsWith(before.slice(start)) ? `${before.slice(0, start)}***` : before;
}

/** Characters. A shorter beginning of a secret reveals nothing and would match everywhere. */
const MIN_HEAD = 4;
