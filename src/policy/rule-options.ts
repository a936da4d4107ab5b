import { parseDuration } from './duration.ts';
import { VSA } from './kinds-table.ts';
import { nearestOf } from './nearest-kind.ts';
import { parseRulePlatform, type RulePlatform } from './platform.ts';
import type { PredicateValue } from './predicate-value.ts';
import type { Report, RuleOption } from './rule-option.ts';
import { tokenize } from './tokenize.ts';
import type { VerificationFields } from './verification-fields.ts';

/** Conditions of a rule for the referrers that match it. */
export interface RuleOptions extends VerificationFields {
  /** How many must count, at least 1. Each digest counts once, even if several alternatives match it. */
  readonly min: number;
  /** Milliseconds, above 0. */
  readonly maxAge?: number;
  /** The image or platforms whose referrers count; absent: those of the input `platform`. */
  readonly platform?: RulePlatform;
  /** Each must be present with exactly this value; no two have the same key. */
  readonly annotations: readonly { readonly key: string; readonly value: string }[];
}

/** All options but `annotation.KEY=VALUE`, in the order in which messages list them. */
const OPTIONS: readonly RuleOption<RuleOptions>[] = [
  { name: 'min', value: 'N', parse: parseMin },
  { name: 'max-age', value: 'TIME', parse: parseMaxAge },
  { name: 'platform', value: 'PLATFORM', parse: parsePlatform },
];

/** The options for signatures and for the content of documents, in the order in which messages list them, without `predicate.`. */
export const VERIFICATION_NAMES = [
  ...(['key', 'issuer', 'identity', 'source', 'source-ref', 'trigger', 'runner', 'owner', 'ca', 'subject'] as const),
  ...(['builder', 'material', 'format', 'min-packages', 'log', 'verifier'] as const),
];

/** The start of the option `predicate./JSON/pointer=VALUE`. */
export const PREDICATE = 'predicate.';

/** The parsers of the options for signatures and content. Only a run with such a rule loads them. */
export interface VerificationOptions {
  readonly options: readonly RuleOption<VerificationFields>[];
  /** Parses the option `predicate./JSON/pointer=VALUE`. */
  readonly parsePredicate: (name: string, value: string, report: Report) => PredicateValue | undefined;
  /** The option by the name of another tool's option, without dashes. */
  readonly optionByFlag: ReadonlyMap<string, string>;
}

const ANNOTATION = 'annotation.';

/**
 * Parses the options of a rule, in any order, each once.
 * @param verification without it, each option for signatures and content is a problem.
 * @returns the options without those that are not valid, which are reported.
 */
export function parseRuleOptions(
  words: readonly string[],
  report: Report,
  verification: VerificationOptions | undefined,
): RuleOptions {
  let options: Partial<RuleOptions> = {};
  const annotations: RuleOptions['annotations'][number][] = [];
  const predicates: (PredicateValue | undefined)[] = [];
  const seen = new Set<string>();
  for (const word of words) {
    const { name, value } = splitOption(word);
    if (name === undefined || value === undefined) {
      report(noOption(word, verification));
      continue;
    }
    if (seen.has(name)) report(`"${name}" is given twice; expected each option once, for example: sbom min=2`);
    else if (verification === undefined && isVerificationOption(name)) report(notLoaded(name));
    else if (name.startsWith(ANNOTATION)) annotations.push(parseAnnotation(name, value, report));
    else if (verification !== undefined && name.startsWith(PREDICATE))
      predicates.push(verification.parsePredicate(name, value, report));
    else options = { ...options, ...parseOption(word, report, verification) };
    seen.add(name);
  }
  const valid = predicates.filter((predicate) => predicate !== undefined);
  return { min: 1, ...options, annotations, ...(valid.length > 0 && { predicates: valid }) };
}

/** Whether a word is an option of a rule. The value is not checked. */
export function isRuleOption(word: string): boolean {
  return isBasicOption(word) || isVerificationOption(splitOption(word).name ?? '');
}

/** Whether a rule has words that only the syntax for signatures and content explains: its options, and any that are not valid. */
export function needsVerificationSyntax(line: string): boolean {
  const [first = '', ...rest] = tokenize(line) ?? [];
  return first.split('|').includes(VSA) || !rest.every(isBasicOption);
}

function isBasicOption(word: string): boolean {
  const { name } = splitOption(word);
  return name !== undefined && (name.startsWith(ANNOTATION) || OPTIONS.some((option) => option.name === name));
}

/**
 * The problem of an option or kind that needs the syntax for signatures and content, where that was not loaded. `needsVerificationSyntax`
 * prevents this, and no rule may be weaker without it.
 */
export function notLoaded(name: string): string {
  return `"${name}" cannot be read without the syntax for signatures; expected a rule without it, for example: signature`;
}

function isVerificationOption(name: string): boolean {
  return name.startsWith(PREDICATE) || VERIFICATION_NAMES.some((option) => option === name);
}

function listOptions(verification: VerificationOptions | undefined): string {
  const options = [...OPTIONS, ...(verification?.options ?? [])].map(({ name, value }) => `${name}=${value}`);
  const predicate = verification === undefined ? [] : [`${PREDICATE}/JSON/pointer=VALUE`];
  return `${[...options, ...predicate].join(', ')} or ${ANNOTATION}KEY=VALUE`;
}

function splitOption(word: string): { readonly name?: string; readonly value?: string } {
  return /^(?<name>[^=]*)=(?<value>.*)$/s.exec(word)?.groups ?? {};
}

function noOption(word: string, verification: VerificationOptions | undefined): string {
  const option = [...OPTIONS, ...(verification?.options ?? [])].find(({ name }) => name === word.toLowerCase());
  if (option !== undefined) {
    const example = option.name === 'key' ? 'signature key=cosign.pub' : 'sbom min=2';
    return `"${word}" has no value; expected ${option.name}=${option.value} without spaces, for example: ${example}`;
  }
  return `"${word}" is not an option; expected one kind or type, its alternatives joined by "|" without spaces, then options, for example: sbom|vex min=2`;
}

function parseOption(
  word: string,
  report: Report,
  verification: VerificationOptions | undefined,
): Partial<RuleOptions> {
  const { name = '', value = '' } = splitOption(word);
  const option = [...OPTIONS, ...(verification?.options ?? [])].find((one) => one.name === name);
  if (option !== undefined) return option.parse(value, report);
  const question = suggestOption(name.toLowerCase(), verification);
  report(`"${name}" is not a valid option${question} ${listOptions(verification)}, for example: sbom max-age=30d`);
  return {};
}

/** Ends with "Expected" or "expected". */
function suggestOption(name: string, verification: VerificationOptions | undefined): string {
  const byFlag = verification?.optionByFlag.get(name);
  const known = [...OPTIONS, ...(verification?.options ?? [])].map((option) => option.name);
  const near = OPTION_BY_MEANING.get(name) ?? byFlag ?? nearestOf(name, [...known, `${ANNOTATION}KEY`]);
  return near === undefined ? '; expected' : `, did you mean "${near}"? Expected`;
}

const OPTION_BY_MEANING: ReadonlyMap<string, string> = new Map([
  ...['count', 'minimum', 'at-least', 'number', 'n', 'threshold'].map((name) => [name, 'min'] as const),
  ...['age', 'newer-than', 'since', 'within', 'fresh', 'maxage', 'max_age'].map((name) => [name, 'max-age'] as const),
  ...['arch', 'os', 'architecture', 'platforms'].map((name) => [name, 'platform'] as const),
  ...['annotation', 'annotations', 'label', 'labels'].map((name) => [name, `${ANNOTATION}KEY`] as const),
]);

function parseAnnotation(name: string, value: string, report: Report): RuleOptions['annotations'][number] {
  const key = name.slice(ANNOTATION.length);
  if (key === '') report(`"${name}" has no key; expected annotation.KEY=VALUE, for example: sbom annotation.team=core`);
  return { key, value };
}

function parseMin(value: string, report: Report): Partial<RuleOptions> {
  const min = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (min >= 1 && Number.isSafeInteger(min)) return { min };
  report(`min is "${value}"; expected an integer of at least 1, for example: sbom min=2`);
  return {};
}

function parseMaxAge(value: string, report: Report): Partial<RuleOptions> {
  const maxAge = parseDuration(value);
  if (maxAge !== undefined && maxAge > 0) return { maxAge };
  report(`max-age is "${value}"; expected an integer of at least 1 with s, m, h or d, for example: scan max-age=30d`);
  return {};
}

function parsePlatform(value: string, report: Report): Partial<RuleOptions> {
  const platform = parseRulePlatform(value, report);
  return platform === undefined ? {} : { platform };
}
