import { InputError } from '../error.ts';
import { findCommonMistake } from './common-mistakes.ts';
import { type Matcher, parseMatchers } from './matcher.ts';
import { parseRuleOptions, type RuleOptions } from './rule-options.ts';
import { tokenize } from './tokenize.ts';

/** One line of `require`: there must be at least `min` referrers that are any of `what` and meet the other options. */
export interface Rule extends RuleOptions {
  /** As typed, without the blanks around it. */
  readonly text: string;
  /** At least one. */
  readonly matchers: readonly Matcher[];
}

/**
 * Reads rules, one a line. The lines come without blank ones and comments; `none` alone is the caller's.
 * @throws InputError with all that is wrong in all lines, one text each, without the input's name.
 */
export function parseRules(lines: readonly string[]): Rule[] {
  const rules: Rule[] = [];
  const problems: string[] = [];
  for (const line of lines) {
    try {
      rules.push(parseRule(line));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  if (problems.length > 0) throw new InputError(problems);
  return rules;
}

/**
 * Reads `WHAT [min=N] [platform=each|index|os/arch] [max-age=30d] [annotation.KEY=VALUE] …`, split at blanks; `"…"` quotes.
 * @throws InputError with all that is wrong in it, one text each, without the input's name.
 */
export function parseRule(line: string): Rule {
  const text = line.trim();
  const words = tokenize(text);
  const slip = words === undefined ? UNCLOSED : findCommonMistake(text);
  if (words === undefined || slip !== undefined) throw new InputError(`\`${text}\`: ${slip}`);
  const [first = '', ...rest] = words;
  const problems: string[] = [];
  const report = (problem: string) => problems.push(`\`${text}\`: ${problem}`);
  const rule = { text, matchers: parseMatchers(first, report), ...parseRuleOptions(rest, report) };
  if (problems.length > 0) throw new InputError(problems);
  return rule;
}

const UNCLOSED = 'a quote is not closed; expected quotes in pairs, for example: sbom annotation.title="a b"';
