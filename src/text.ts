/** A string from outside as one line: control and formatting characters shown as `\u{…}`, cut to `max` characters (code points). */
export function oneLine(text: string, max = 200): string {
  // A character has at most two UTF-16 units. Without this cut, a string of some MiB would become an array of as many strings.
  const characters = [...text.slice(0, 2 * (max + 1)).replace(HIDDEN, asEscape)];
  return characters.length <= max ? characters.join('') : `${characters.slice(0, max - 1).join('')}…`;
}

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
  return text.replace(HIDDEN, (character) => (character === '\n' ? character : asEscape(character)));
}

/** A string from outside as a JSON string, so that its ends are visible within a sentence: escaped like `oneLine`, cut to `max` UTF-16 units. */
export function quote(text: string, max: number): string {
  return JSON.stringify(text.length > max ? `${text.slice(0, max)}…` : text).replace(HIDDEN, asEscape);
}

/** A string from outside as one line: each run of white space and control characters becomes a space, formatting characters are removed. */
export function collapseSpace(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cf}/gu, '')
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
}

/** Control and formatting characters, line ends, lone surrogates: they hide in a log line, or change its direction. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function asEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/** A string from an input without the parts that look like a token: a JWT, a token of GitHub, or a long random word. */
export function hideTokens(text: string): string {
  return text.replace(TOKEN_LIKE, (word) => (isRandom(word) ? '***' : word));
}

/** A digest or a path is none: its letters are in lower case, or it has separators. */
const TOKEN_LIKE = /eyJ[\w-]{10,}(?:\.[\w-]+)*|(?:gh[a-z]_|github_pat_)\w{20,}|[A-Za-z0-9+=]{32,}/g;

function isRandom(word: string): boolean {
  return (
    /^(?:eyJ|gh[a-z]_|github_pat_)/.test(word) || (/[A-Z]/.test(word) && /\d/.test(word) && !/^[0-9A-F]+$/.test(word))
  );
}
