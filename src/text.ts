/**
 * Foreign text as a JSON string within a sentence: its line ends and control characters are escapes, what would hide or turn the line
 * is shown as `\\u{…}`, and more than `max` characters (UTF-16) are cut.
 */
export function quote(text: string, max: number): string {
  const json = JSON.stringify(text.length > max ? `${text.slice(0, max)}…` : text);
  return json.replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
