import { InputError } from '../error.ts';
import { findTrustProblems } from './check-trust.ts';
import { findCommonMistake, isJson, JSON_MISTAKE } from './common-mistakes.ts';
import { type Matcher, parseMatchers } from './matcher.ts';
import { type Available, notAvailable, parseRuleOptions, type RuleOptions } from './rule-options.ts';
import { tokenize } from './tokenize.ts';
import { findVerifierFlag } from './verifier-flags.ts';
import { VSA } from './vsa.ts';

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
 * The switch for verification. As long as the gate does not verify, each option for signatures and content is an input error, so that no
 * rule passes without the check that it asks for.
 */
const AVAILABLE: Available = { verifies: false };

/**
 * Parses `KIND_OR_TYPE [min=N] [max-age=TIME] [platform=PLATFORM] [annotation.KEY=VALUE] …` and the options for signatures and content,
 * split at spaces; `"…"` quotes.
 * @throws InputError with all problems of the rule, without the name of the input.
 */
export function parseRule(line: string, available = AVAILABLE): Rule {
  const text = line.trim();
  if (text.includes('-----BEGIN')) throw new InputError(PEM);
  const words = tokenize(text);
  const mistake = words === undefined ? UNCLOSED_QUOTE : findMistake(text, words, available);
  if (words === undefined || mistake !== undefined) throw new InputError(`\`${text}\`: ${mistake}`);
  const [first = '', ...rest] = words;
  const problems: string[] = [];
  const report = (problem: string) => problems.push(`\`${text}\`: ${problem}`);
  const rule = { text, matchers: parseMatchers(first, report), ...parseRuleOptions(rest, report, available) };
  if (!available.verifies && rule.matchers.some(({ by }) => by === VSA)) report(notAvailable(VSA));
  else if (problems.length === 0) findTrustProblems(rule).forEach(report);
  if (problems.length > 0) throw new InputError(problems);
  return rule;
}

function findMistake(text: string, words: readonly string[], { verifies }: Available): string | undefined {
  return (verifies ? findVerifierFlag(words.slice(1)) : undefined) ?? findCommonMistake(text);
}

const UNCLOSED_QUOTE = 'a quote is not closed; expected quotes in pairs, for example: sbom annotation.title="a b"';

/** The rule is not quoted, because the key may be a private one. */
const PEM =
  'a rule has the text of a key or certificate; expected the path of its file, or the text in the input public-key, for example: signature key=input';
