/**
 * Makes text of foreign origin fit for one line of a log or a table: control characters and line ends shown as `\u{…}`, cut to `max` characters.
 */
export function oneLine(text: string, max = 200): string {
  const flat = text.replace(HIDDEN, asEscape);
  const characters = [...flat];
  return characters.length <= max ? flat : `${characters.slice(0, max - 1).join('')}…`;
}

/** Text of several lines, with what would hide in them, or turn them, shown as `oneLine` shows it. */
export function unhide(text: string): string {
  return text.replace(HIDDEN, (character) => (character === '\n' ? character : asEscape(character)));
}

/** Control and formatting characters, line ends, halves of surrogate pairs. */
const HIDDEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

function asEscape(character: string): string {
  return `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;
}

/**
 * Keeps a log line from being read as a command by the runner: `::name::` counts at the start of a line, behind blanks too,
 * and the old form `##[name]` anywhere in it.
 * @see https://github.com/actions/runner/blob/v2.330.0/src/Runner.Common/ActionCommand.cs
 */
export function defuse(line: string): string {
  return line
    .split(/\r\n|\r|\n/)
    .map((part) => part.replace(/^([\s\u0085]*):(?=:)/, '$1\\:').replaceAll('##[', '##\\['))
    .join('\n');
}
