import { tokenize } from './tokenize.ts';

/**
 * What people write into a rule by habit of YAML and shells: a comment at the line's end, the dash of a list, quotes around `none`, blanks
 * around `|`. Read word by word it would give several complaints, none of which helps.
 * @returns what to write instead; `undefined` where it is none of these.
 */
export function findCommonMistake(line: string): string | undefined {
  const [first = '', ...rest] = tokenize(line) ?? [];
  if (/^(["']).*\1$/.test(line) && line.slice(1, -1) === 'none') {
    return 'the quotes are part of the rule; expected the word without them, for example: none';
  }
  if (first === '-') {
    return `this is an item of a YAML list; expected a text with one rule a line and no dash (in YAML behind \`|\`), for example: ${line.replace(/^-\s*/, '') || 'sbom'}`;
  }
  if (rest.some((word) => word.startsWith('#'))) {
    const [rule = ''] = line.split(/\s+#/);
    return `a comment behind a rule is not taken for one; expected it on a line of its own, for example: ${rule}`;
  }
  const joined = line.replace(/"[^"]*"|\s*\|\s*/g, (found) => (found.startsWith('"') ? found : '|'));
  if (joined !== line) {
    return `there are blanks around "|"; expected alternatives joined by "|" without blanks, for example: ${joined}`;
  }
  return undefined;
}
