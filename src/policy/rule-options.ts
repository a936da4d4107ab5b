import { closest } from 'fastest-levenshtein';
import { parseDuration } from './duration.ts';
import { type RulePlatform, readRulePlatform } from './platform.ts';

/** What a rule asks of the referrers that are its WHAT. */
export interface RuleOptions {
  /** How many there must be, from 1; counts distinct digests over the union of the alternatives. */
  readonly min: number;
  /** Milliseconds, above 0. */
  readonly maxAge?: number;
  /** Whose referrers are counted; absent: what the input `platform` says. */
  readonly platform?: RulePlatform;
  /** Must be there with exactly these values; no two have the same key. */
  readonly annotations: readonly { readonly key: string; readonly value: string }[];
}

type Report = (problem: string) => void;

/**
 * Reads a rule's words behind WHAT: `min=N`, `max-age=30d`, `platform=each`, `annotation.KEY=VALUE`, each key once, in any order.
 * What is wrong goes to `report`, one text each with what was typed, what is expected and an example; then the answer is not whole.
 */
export function parseRuleOptions(words: readonly string[], report: Report): RuleOptions {
  let options: RuleOptions = { min: 1, annotations: [] };
  const seen = new Set<string>();
  for (const word of words) {
    const [, key, value] = /^([^=]*)=(.*)$/s.exec(word) ?? [];
    if (key === undefined || value === undefined) {
      report(secondWord(word));
      continue;
    }
    if (seen.has(key)) report(`"${key}" is given twice; expected each option once, for example: sbom min=2`);
    else options = withOption(options, { key, value }, report);
    seen.add(key);
  }
  return options;
}

function secondWord(word: string): string {
  return `"${word}" is a second word that is no option; expected one WHAT with alternatives joined by "|" without blanks, then options, for example: sbom|vex min=2`;
}

function withOption(options: RuleOptions, typed: { key: string; value: string }, report: Report): RuleOptions {
  const { key, value } = typed;
  if (key === 'min') return { ...options, min: readMin(value, report) };
  if (key === 'max-age') return { ...options, maxAge: readMaxAge(value, report) };
  if (key === 'platform') return withPlatform(options, readRulePlatform(value, report));
  if (!key.startsWith(ANNOTATION)) report(unknownOption(key));
  if (key === ANNOTATION)
    report(`"${key}" names no annotation; expected annotation.KEY=VALUE, for example: ${EXAMPLE}`);
  return { ...options, annotations: [...options.annotations, { key: key.slice(ANNOTATION.length), value }] };
}

const EXAMPLE = 'sbom annotation.team=core';
const ANNOTATION = 'annotation.';

function withPlatform(options: RuleOptions, platform: RulePlatform | undefined): RuleOptions {
  return platform === undefined ? options : { ...options, platform };
}

function readMin(value: string, report: Report): number {
  const min = /^\d+$/.test(value) ? Number(value) : Number.NaN;
  if (!(min >= 1 && Number.isSafeInteger(min))) {
    report(`min is "${value}"; expected an integer from 1, for example: sbom min=2`);
  }
  return min;
}

function readMaxAge(value: string, report: Report): number {
  const maxAge = parseDuration(value);
  if (maxAge !== undefined && maxAge > 0) return maxAge;
  report(`max-age is "${value}"; expected an integer from 1 with s, m, h or d, for example: scan max-age=30d`);
  return Number.NaN;
}

function unknownOption(key: string): string {
  switch (key) {
    case 'key':
    case 'identity':
    case 'issuer':
      return `"${key}" is reserved for verification, which does not exist yet; expected a rule without it, for example: signature`;
    default:
      return `"${key}" is no option, did you mean "${closest(key, OPTIONS)}"? Expected min=N, max-age=TIME, platform=PLATFORM or annotation.KEY=VALUE, for example: sbom max-age=30d`;
  }
}

const OPTIONS = ['min', 'max-age', 'platform', 'annotation.KEY'];
