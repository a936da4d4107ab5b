/**
 * Replaces secrets in a text by `***`, also where one was cut: foreign text is quoted up to a length, with `…` behind it.
 * The longest goes first: a secret that another begins with must not leave the other's tail.
 */
export function scrubSecrets(text: string, secrets: Iterable<string>): string {
  return [...secrets].sort((a, b) => b.length - a.length).reduce(scrubOne, text);
}

function scrubOne(text: string, secret: string): string {
  const whole = text.replaceAll(secret, '***');
  const head = secret.slice(0, LEAST_HEAD);
  if (secret.length <= LEAST_HEAD || !whole.includes(head)) return whole;
  // Not by an expression that looks ahead: in a megabyte without a cut that takes minutes.
  const parts = whole.split('…');
  const last = parts.pop() ?? '';
  return [...parts.map((before) => withoutHead(before, secret, head)), last].join('…');
}

function withoutHead(before: string, secret: string, head: string): string {
  const start = before.lastIndexOf(head);
  return start >= 0 && secret.startsWith(before.slice(start)) ? `${before.slice(0, start)}***` : before;
}

/** Characters: the start of a secret that is shorter tells nothing, and would be found everywhere. */
const LEAST_HEAD = 4;
