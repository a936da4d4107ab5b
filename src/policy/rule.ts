import { InputError } from '../error.ts';
import { findCommonMistake, isJson, JSON_MISTAKE } from './common-mistakes.ts';
import { type Matcher, parseMatchers } from './matcher.ts';
import { parseRuleOptions, type RuleOptions } from './rule-options.ts';
import { tokenize } from './tokenize.ts';

/** One line of `require`: at least `min` referrers must match any of the matchers and meet the other options. */
export interface Rule extends RuleOptions {
  /** As typed, without leading and trailing spaces. */
  readonly text: string;
  /** At least one. */
  readonly matchers: readonly Matcher[];
}

/**
 * Parses rules, one per line, without empty lines and comments. The caller handles `none`.
 * @throws InputError with the problems of all lines, without the name of the input.
 */
export function parseRules(lines: readonly string[]): Rule[] {
  if (isJson(lines[0] ?? '')) throw new InputError(JSON_MISTAKE);
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
 * Parses `KIND_OR_TYPE [min=N] [max-age=TIME] [platform=PLATFORM] [annotation.KEY=VALUE] …`, split at spaces; `"…"` quotes.
 * @throws InputError with all problems of the rule, without the name of the input.
 */
export function parseRule(line: string): Rule {
  const text = line.trim();
  const words = tokenize(text);
  const mistake = words === undefined ? UNCLOSED_QUOTE : findCommonMistake(text);
  if (words === undefined || mistake !== undefined) throw new InputError(`\`${text}\`: ${mistake}`);
  const [first = '', ...rest] = words;
  const problems: string[] = [];
  const report = (problem: string) => problems.push(`\`${text}\`: ${problem}`);
  const rule = { text, matchers: parseMatchers(first, report), ...parseRuleOptions(rest, report) };
  if (problems.length > 0) throw new InputError(problems);
  return rule;
}

const UNCLOSED_QUOTE = 'a quote is not closed; expected quotes in pairs, for example: sbom annotation.title="a b"';
