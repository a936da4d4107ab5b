import { parseDuration } from './duration.ts';
import { nearestOf } from './nearest-kind.ts';
import { parseRulePlatform, type RulePlatform } from './platform.ts';

/** Conditions of a rule for the referrers that match it. */
export interface RuleOptions {
  /** How many must count, at least 1. Each digest counts once, even if several alternatives match it. */
  readonly min: number;
  /** Milliseconds, above 0. */
  readonly maxAge?: number;
  /** The image or platforms whose referrers count; absent: those of the input `platform`. */
  readonly platform?: RulePlatform;
  /** Each must be present with exactly this value; no two have the same key. */
  readonly annotations: readonly { readonly key: string; readonly value: string }[];
}

/** Collects problems: each says what was typed, what is expected, and an example. */
type Report = (problem: string) => void;

/** An option `name=value`. */
interface RuleOption {
  readonly name: string;
  /** The placeholder for the value in messages. */
  readonly value: string;
  /** Returns the fields that the option sets; none if the value is not valid, which it reports. */
  readonly parse: (value: string, report: Report) => Partial<RuleOptions>;
}

/** All options but `annotation.KEY=VALUE`, in the order in which messages list them. */
const OPTIONS: readonly RuleOption[] = [
  { name: 'min', value: 'N', parse: parseMin },
  { name: 'max-age', value: 'TIME', parse: parseMaxAge },
  { name: 'platform', value: 'PLATFORM', parse: parsePlatform },
];

/** Options for the verification of signatures, which does not exist yet. */
const RESERVED_OPTIONS: readonly string[] = ['key', 'identity', 'issuer'];

const ANNOTATION = 'annotation.';
const NAMES = [...OPTIONS.map(({ name }) => name), `${ANNOTATION}KEY`];
const EXPECTED_OPTION = `${OPTIONS.map(({ name, value }) => `${name}=${value}`).join(', ')} or ${ANNOTATION}KEY=VALUE`;

/**
 * Parses the options of a rule, in any order, each once.
 * @returns the options without those that are not valid, which are reported.
 */
export function parseRuleOptions(words: readonly string[], report: Report): RuleOptions {
  let options: Partial<RuleOptions> = {};
  const annotations: RuleOptions['annotations'][number][] = [];
  const seen = new Set<string>();
  for (const word of words) {
    const { name, value } = splitOption(word);
    if (name === undefined || value === undefined) {
      report(noOption(word));
      continue;
    }
    if (seen.has(name)) report(`"${name}" is given twice; expected each option once, for example: sbom min=2`);
    else if (name.startsWith(ANNOTATION)) annotations.push(parseAnnotation(name, value, report));
    else options = { ...options, ...parseOption(name, value, report) };
    seen.add(name);
  }
  return { min: 1, ...options, annotations };
}

/** Whether a word is an option of a rule, valid or reserved. The value is not checked. */
export function isRuleOption(word: string): boolean {
  const { name } = splitOption(word);
  if (name === undefined) return false;
  return name.startsWith(ANNOTATION) || [...OPTIONS.map((option) => option.name), ...RESERVED_OPTIONS].includes(name);
}

function splitOption(word: string): { readonly name?: string; readonly value?: string } {
  return /^(?<name>[^=]*)=(?<value>.*)$/s.exec(word)?.groups ?? {};
}

function noOption(word: string): string {
  return `"${word}" is not an option; expected one kind or type, its alternatives joined by "|" without spaces, then options, for example: sbom|vex min=2`;
}

function parseOption(name: string, value: string, report: Report): Partial<RuleOptions> {
  const option = OPTIONS.find((one) => one.name === name);
  if (option !== undefined) return option.parse(value, report);
  report(
    RESERVED_OPTIONS.includes(name)
      ? `"${name}" is reserved for the verification of signatures, which is not available yet; expected a rule without it, for example: signature`
      : `"${name}" is not a valid option${suggestOption(name)} ${EXPECTED_OPTION}, for example: sbom max-age=30d`,
  );
  return {};
}

/** Ends with "Expected" or "expected". */
function suggestOption(name: string): string {
  const near = OPTION_BY_MEANING.get(name.toLowerCase()) ?? nearestOf(name.toLowerCase(), NAMES);
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
