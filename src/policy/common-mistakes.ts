import { tokenize } from './tokenize.ts';

/**
 * Finds mistakes that come from YAML and shells: a comment at the end of a line, the dash of a list, quotes around `none`, spaces around
 * `|`. Without this check, each of them would produce several messages that do not name the cause.
 * @returns what is wrong, what is expected, and an example; `undefined` if the line has none of these mistakes.
 */
export function findCommonMistake(line: string): string | undefined {
  const [first = '', ...rest] = tokenize(line) ?? [];
  if (/^(["']).*\1$/.test(line) && line.slice(1, -1) === 'none') {
    return 'the quotes are part of the rule; expected the word without quotes, for example: none';
  }
  if (first === '-') {
    return `this is an item of a YAML list; expected one rule per line without a dash (in YAML a block after \`|\`), for example: ${line.replace(/^-\s*/, '') || 'sbom'}`;
  }
  if (rest.some((word) => word.startsWith('#'))) {
    const [rule = ''] = line.split(/\s+#/);
    return `a rule cannot be followed by a comment; expected the comment on a line of its own, for example: ${rule}`;
  }
  const joined = line.replace(/"[^"]*"|\s*\|\s*/g, (found) => (found.startsWith('"') ? found : '|'));
  if (joined !== line) {
    return `there are spaces around "|"; expected alternatives joined by "|" without spaces, for example: ${joined}`;
  }
  return undefined;
}
