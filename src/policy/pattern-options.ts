import type { Report } from './rule-option.ts';
import { findWideStar, fromRegularExpression, isUrlPattern } from './written-value.ts';

/** An option with a pattern as its value, for messages. */
interface PatternOption {
  readonly name: string;
  /** A rule up to the value. */
  readonly rule: string;
  /** A valid value. */
  readonly example: string;
}

/**
 * Reads a pattern, in which `*` stands for any characters.
 * @returns `undefined` if it is empty, only `*`, or a regular expression, which is reported.
 */
export function parsePattern(
  value: string,
  { name, rule, example }: PatternOption,
  report: Report,
): string | undefined {
  const plain = fromRegularExpression(value);
  if (value.trim() === '')
    report(
      `${name} is empty, probably because a variable in it is empty; expected a value, for example: ${rule}${example}`,
    );
  else if (plain !== undefined) {
    const corrected = plain === '' || /^\*+$/.test(plain) ? example : plain;
    report(
      `${name} is "${value}", a regular expression; expected the whole value, in which "*" stands for any characters, for example: ${rule}${corrected}`,
    );
  } else if (/^\*+$/.test(value))
    report(`${name} is "${value}", which matches everything; expected a value, for example: ${rule}${example}`);
  else return value;
  return undefined;
}

/**
 * Reads a pattern for a URL. `*` is only valid after the first part of the path, since it would otherwise match names of others.
 * @returns `undefined` if it is not valid, which is reported.
 */
export function parseUrlPattern(value: string, option: PatternOption, report: Report): string | undefined {
  const pattern = parsePattern(value, option, report);
  if (pattern === undefined) return undefined;
  const { name, rule, example } = option;
  const star = pattern.includes('://') ? findWideStar(pattern) : undefined;
  if (star !== undefined) {
    report(
      `${name} is "${value}", with ${star}, which also matches names of others; expected a URL that names the host and the owner, for example: ${rule}${example}`,
    );
  } else if (!isUrlPattern(pattern))
    report(`${name} is "${value}"; expected a URL with its scheme, for example: ${rule}${example}`);
  else return pattern;
  return undefined;
}
