/** The masked secrets of this process, the longest first, since one secret may be the beginning of another. */
const secrets: string[] = [];

/** Registers a masked secret: from now on the functions of this file replace it by `***` before they cut or escape. */
export function hideInText(secret: string): void {
  if (secret === '' || secrets.includes(secret)) return;
  secrets.push(secret);
  secrets.sort((a, b) => b.length - a.length);
}

/** Forgets all secrets, for tests. */
export function showAllText(): void {
  secrets.length = 0;
}

/**
 * Replaces each masked secret in a string by `***`, including secrets that were cut: strings from the registry are cut to a maximum
 * length and end with `…`.
 */
export function scrub(text: string): string {
  return secrets.reduce(scrubOne, text);
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
  // From the first possible start, since a secret may repeat its beginning.
  let start = before.indexOf(head, Math.max(0, before.length - secret.length));
  while (start >= 0 && !secret.startsWith(before.slice(start))) start = before.indexOf(head, start + 1);
  return start < 0 ? before : `${before.slice(0, start)}***`;
}

/** Characters. A shorter beginning of a secret reveals nothing and would match everywhere. */
const MIN_HEAD = 4;

/**
 * The start of a string, scrubbed before it is cut to about `length` UTF-16 units, since a part of a secret would not be recognized. It
 * ends with `…` if it was cut.
 */
function scrubbedStart(text: string, length: number): string {
  const longest = secrets[0]?.length ?? 0;
  if (text.length <= length + longest) return scrub(text);
  return scrub(`${text.slice(0, length + longest)}…`);
}

/**
 * A string from outside as one line: masked secrets as `***`, control and formatting characters as `\u{…}`, cut to `max` characters
 * (code points).
 */
export function oneLine(text: string, max = 200): string {
  // A character has at most two UTF-16 units. Without this cut, a string of some MiB would become an array of as many strings.
  const start = scrubbedStart(text, 2 * (max + 1)).slice(0, 2 * (max + 1));
  const characters = [...showHidden(start, asEscape)];
  return characters.length <= max ? characters.join('') : `${characters.slice(0, max - 1).join('')}…`;
}

/** The lines of a problem, made safe for a log: it may quote the registry. */
export function problemLines(problem: string): readonly string[] {
  return problem.split('\n').map((line) => oneLine(line, MAX_PROBLEM_LINE));
}

/** Characters. */
const MAX_PROBLEM_LINE = 1_000;

/** Names from outside for a sentence, each like `oneLine`, and only the first ones: `a, b and 12 more`. Without names: `none`. */
export function joinNames(names: readonly string[], max = 30): string {
  const shown = names.slice(0, max).map((name) => oneLine(name, MAX_NAME));
  const rest = names.length > max ? ` and ${names.length - max} more` : '';
  return `${shown.join(', ') || 'none'}${rest}`;
}

/** Characters. The longest name in the document of Quay has 40. */
const MAX_NAME = 60;

/** A string of several lines: control and formatting characters shown as `\u{…}`, except the line feeds. */
export function escapeHidden(text: string): string {
  return showHidden(text, (character) => (character === '\n' ? character : asEscape(character)));
}

/** A string from outside as a JSON string, so that its ends are visible within a sentence: escaped like `oneLine`, cut to `max` UTF-16 units. */
export function quote(text: string, max = 200): string {
  const start = scrubbedStart(text, max);
  return showHidden(JSON.stringify(start.length > max ? `${start.slice(0, max)}…` : start), asEscape);
}

/** A string from outside as one line: each run of white space and control characters becomes a space, formatting characters are removed. */
export function collapseSpace(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** `1 referrer`, `2 referrers` */
export function pluralize(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** Whether a string has a formatting character, which is invisible. */
export function hasInvisible(text: string): boolean {
  return !PLAIN.test(text) && /\p{Cf}/u.test(text);
}

function showHidden(text: string, asVisible: (character: string) => string): string {
  return PLAIN.test(text) ? text : text.replace(HIDDEN, asVisible);
}

/** Most strings. V8 compiles an expression with properties of Unicode in half a millisecond, when it is used first. */
const PLAIN = /^[ -~]*$/;

/** Control and formatting characters, line ends, lone surrogates: they hide in a log line, or change its direction. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function asEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}
