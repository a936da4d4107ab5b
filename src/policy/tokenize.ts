/**
 * Splits a line at spaces. `"…"` keeps spaces, also inside a word (`a="b c"` is the word `a=b c`); there is no escape for a quote.
 * @returns the words without their quotes; `undefined` if a quote is not closed.
 */
export function tokenize(line: string): readonly string[] | undefined {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)) {
    if (word.split('"').length % 2 === 0) return undefined;
    words.push(word.replaceAll('"', ''));
  }
  return words;
}
