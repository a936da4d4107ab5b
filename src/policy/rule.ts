import { InputError } from '../error.ts';
import { findCommonMistake, isJson, JSON_MISTAKE } from './common-mistakes.ts';
import { VSA } from './kinds-table.ts';
import { type Matcher, parseMatchers } from './matcher.ts';
import { notLoaded, parseRuleOptions, type RuleOptions, type VerificationOptions } from './rule-options.ts';
import { tokenize } from './tokenize.ts';

/** One line of `require`: at least `min` referrers must match any of the matchers and meet the other options. */
export interface Rule extends RuleOptions {
  /** As typed, without leading and trailing spaces. */
  readonly text: string;
  /** At least one. */
  readonly matchers: readonly Matcher[];
}

/** What rules for signatures and content need besides the other rules: see verification-syntax.ts. */
export interface VerificationSyntax extends VerificationOptions {
  /** Finds an option of another tool, with its dashes. */
  readonly findFlag: (words: readonly string[]) => string | undefined;
  /** Finds options that are valid on their own but not together. */
  readonly findProblems: (rule: Rule) => readonly string[];
  /** Finds a rule that is not valid with the input `check-manifests: false`, without the name of the input. */
  readonly findUncheckedTrust: (rules: readonly Rule[]) => string | undefined;
}

/**
 * Parses rules, one per line, without empty lines and comments. The caller handles `none`.
 * @param verification as for `parseRule`.
 * @throws InputError with the problems of all lines, without the name of the input.
 */
export function parseRules(lines: readonly string[], verification?: VerificationSyntax): readonly Rule[] {
  const { rules, problems } = parseRuleLines(lines, verification);
  if (problems.length > 0) throw new InputError(problems);
  return rules;
}

/** Parses rules like `parseRules`, but returns the problems, and the rules that have none. */
export function parseRuleLines(
  lines: readonly string[],
  verification: VerificationSyntax | undefined,
): { readonly rules: readonly Rule[]; readonly problems: readonly string[] } {
  if (isJson(lines[0] ?? '')) return { rules: [], problems: [JSON_MISTAKE] };
  const rules: Rule[] = [];
  const problems: string[] = [];
  for (const line of lines) {
    try {
      rules.push(parseRule(line, verification));
    } catch (error) {
      if (!(error instanceof InputError)) throw error;
      problems.push(...error.problems);
    }
  }
  return { rules, problems };
}

/**
 * Parses `KIND_OR_TYPE [min=N] [max-age=TIME] [platform=PLATFORM] [annotation.KEY=VALUE] …` and the options for signatures and content,
 * split at spaces; `"…"` quotes.
 * @param verification without it, each option for signatures and content is a problem, so that no rule passes without the check that it
 * asks for.
 * @throws InputError with all problems of the rule, without the name of the input.
 */
export function parseRule(line: string, verification?: VerificationSyntax): Rule {
  const text = line.trim();
  if (text.includes('-----BEGIN')) throw new InputError(PEM);
  const words = tokenize(text);
  const mistake = words === undefined ? UNCLOSED_QUOTE : findMistake(text, words, verification);
  if (words === undefined || mistake !== undefined) throw new InputError(`\`${text}\`: ${mistake}`);
  const [first = '', ...rest] = words;
  const problems: string[] = [];
  const report = (problem: string) => problems.push(`\`${text}\`: ${problem}`);
  const rule = { text, matchers: parseMatchers(first, report), ...parseRuleOptions(rest, report, verification) };
  if (verification === undefined && rule.matchers.some(({ by }) => by === VSA)) report(notLoaded(VSA));
  else if (problems.length === 0) verification?.findProblems(rule).forEach(report);
  if (problems.length > 0) throw new InputError(problems);
  return rule;
}

function findMistake(text: string, words: readonly string[], verification?: VerificationSyntax): string | undefined {
  return verification?.findFlag(words.slice(1)) ?? findCommonMistake(text);
}

const UNCLOSED_QUOTE = 'a quote is not closed; expected quotes in pairs, for example: sbom annotation.title="a b"';

/** The rule is not quoted, because the key may be a private one. */
const PEM =
  'a rule has the text of a key or certificate; expected the path of its file, or the text in the input public-key, for example: signature key=input';
