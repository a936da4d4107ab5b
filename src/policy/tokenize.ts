/**
 * Splits a line at blanks. `"…"` keeps blanks, also inside a word (`a="b c"` is the word `a=b c`); a quote cannot be escaped.
 * @returns the words without their quotes; `undefined` where a quote is not closed.
 */
export function tokenize(line: string): readonly string[] | undefined {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:[^\s"]|"[^"]*"?)+/g)) {
    if (isOpen(word)) return undefined;
    words.push(word.replaceAll('"', ''));
  }
  return words;
}

function isOpen(word: string): boolean {
  return word.split('"').length % 2 === 0;
}
