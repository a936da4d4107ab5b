import { hasInvisible } from '../text.ts';
import { KINDS } from './kind.ts';
import { nearestKind } from './nearest-kind.ts';

/** A rule as typed, and its words with `""` instead of everything in quotes, where every character is allowed. */
interface Line {
  readonly text: string;
  /** All words. */
  readonly bare: string;
  readonly first: string;
  readonly rest: readonly string[];
}

/** A mistake: what is wrong and what is expected, and a rule without it. */
interface Found {
  readonly problem: string;
  readonly example: string;
}

/**
 * Finds mistakes that come from YAML, JSON, shells and other policy languages: a list with commas, the dash of a YAML list, a comment at
 * the end of a line, a variable that was not replaced. Without this check, each of them would produce several messages that do not name
 * the cause.
 * @returns what is wrong, what is expected, and an example; `undefined` if the line has none of these mistakes.
 */
export function findCommonMistake(text: string): string | undefined {
  // Most rules. Compiling the expressions below takes a millisecond.
  if (text.split('|').every(isKind)) return undefined;
  const bare = text.replace(/"[^"]*"?/g, '""');
  const [first = '', ...rest] = bare.split(/\s+/);
  for (const find of FINDERS) {
    const found = find({ text, bare, first, rest });
    if (found !== undefined) return `${found.problem}, for example: ${found.example}`;
  }
  return undefined;
}

/** Whether rules are written as JSON, so that each line of it would be a mistake of its own. */
export function isJson(text: string): boolean {
  return /^[[{]/.test(text);
}

/** The mistake of rules that are written as JSON. They are not quoted, because they may be another document, with secrets. */
export const JSON_MISTAKE =
  'this is JSON; expected one rule per line, without brackets, quotes and commas (in YAML a block after `|`), for example: sbom';

/** In this order, because one line may have several. */
const FINDERS: readonly ((line: Line) => Found | undefined)[] = [
  ({ text, bare }) =>
    when(hasInvisible(bare), 'it has an invisible character; expected visible characters', () =>
      text.replace(/\p{Cf}/gu, ''),
    ),
  ({ text, bare }) =>
    when(/[“”„«»‘’‚]/.test(bare), 'it has typographic quotes; expected the plain quote "', () =>
      text.replace(/[“”„«»‘’‚]/g, '"'),
    ),
  ({ text }) =>
    when(/^(["'`]).*\1$/.test(text) && (!text.startsWith('"') || text === '"none"'), QUOTES, () => text.slice(1, -1)),
  ({ text, first }) => when(isListItem(first), LIST_ITEM, () => text.replace(/^(?:[-*•]|\d+[.)])\s*/, '')),
  ({ text, rest }) =>
    when(
      rest.some((word) => word.startsWith('#')),
      COMMENT,
      () => text.split(/\s+#/)[0] ?? '',
    ),
  ({ first }) => when(/^\$[A-Za-z_({]|^%\w+%|\{\{/.test(first), VARIABLE, () => ''),
  ({ text, first, rest }) => when(isList(first, rest), LIST, () => firstRule(text.split(/[\s,;]+/))),
  ({ text, rest }) =>
    when(
      rest.some((word) => /^(?:and|&&?|\+)$/i.test(word)),
      LIST,
      () => text.split(/\s+/)[0] ?? '',
    ),
  ({ first }) => when(/^[^/]*&/.test(first), LIST, () => firstRule(first.split('&'))),
  ({ text, rest }) =>
    when(
      rest.some((word) => /^(?:or|\|\|)$/i.test(word)),
      ALTERNATIVES,
      () => text.replace(/\s+(?:or|\|\|)\s+/gi, '|'),
    ),
  ({ text }) => when(joinBars(text) !== text, BARS, () => joinBars(text)),
  ({ first, rest }) =>
    when(isKindOrType(first) && rest.some((word) => isKind(word) || isType(word)), LIST, () => firstRule([first])),
  ({ first }) => when(/^(?:!.*|not|no|without)$/i.test(first), NEGATION, () => ''),
  ({ first }) => when(/^[A-Za-z-]+:(?!\/\/)/.test(first), COLON, () => kindIn(first.split(':'))),
  ({ first }) =>
    when(/^[A-Za-z-]+(?:[<>]|==)/.test(first), MINIMUM, () => `${kindIn([first.split(/[<>=]/)[0] ?? ''])} min=2`),
  ({ first }) => when(isKind(first.split('=')[0] ?? '') && first.includes('='), VALUE, () => first.split('=')[0] ?? ''),
  ({ rest }) =>
    when(
      rest.some((word) => /^=/.test(word)),
      SPACES,
      () => 'sbom min=2',
    ),
  ({ rest }) =>
    when(
      rest.some((word) => /^--?[a-z]/.test(word)),
      DASHES,
      () => 'sbom min=2',
    ),
  ({ rest }) =>
    when(
      rest.some((word) => /^[a-z-]+(?:[<>]|:=?|==)/i.test(word)),
      OPERATOR,
      () => 'sbom min=2',
    ),
  ({ text, rest }) =>
    when(
      rest.some((word) => /='/.test(word)),
      SINGLE_QUOTES,
      () => text.replaceAll("'", '"'),
    ),
];

const QUOTES = 'the quotes are part of the rule; expected the word without quotes';
const LIST_ITEM =
  'this is an item of a YAML list; expected one rule per line without a dash (in YAML a block after `|`)';
const COMMENT = 'a rule cannot be followed by a comment; expected the comment on a line of its own';
const VARIABLE = `a variable in it was not replaced, because no shell reads the inputs of an action; expected \${{ env.NAME }}, or the rule itself`;
const LIST =
  'this is a list of rules on one line; expected one rule per line without commas (in YAML a block after `|`), all of which must be met';
const ALTERNATIVES = 'alternatives are joined by "|"; expected no spaces and no other word between them';
const BARS = 'there are spaces around "|"; expected alternatives joined by "|" without spaces';
const NEGATION = 'a rule cannot exclude anything; expected the kinds and types that must be attached';
const COLON = 'there is a colon after the first word; expected a kind or type, then options as NAME=VALUE';
const MINIMUM = 'a kind is not compared with a number; expected the option min=N';
const VALUE = 'a kind has no value; expected the kind alone';
const SPACES = 'there are spaces around "="; expected NAME=VALUE without spaces';
const DASHES = 'options have no dash; expected NAME=VALUE';
const OPERATOR = 'an option is not compared; expected NAME=VALUE';
const SINGLE_QUOTES = 'single quotes are part of the value; expected double quotes';

/** @param example a rule without the mistake; if it is empty, a rule that is always valid. */
function when(isMistaken: boolean, problem: string, example: () => string): Found | undefined {
  return isMistaken ? { problem, example: example().trim() || 'sbom' } : undefined;
}

function isListItem(first: string): boolean {
  return /^(?:[-*•]|\d+[.)])$/.test(first) || (first.startsWith('-') && isKind(first.slice(1)));
}

/** Whether words are separated by commas or semicolons. Types may contain them: `application/x;version=1`. */
function isList(first: string, rest: readonly string[]): boolean {
  const parts = first.split(/[,;]/);
  if (parts.length > 1 && (parts.filter(isKindOrType).length > 1 || /[,;]$/.test(first))) return true;
  return rest.some((word) => /^[,;]$/.test(word) || (/[,;]$/.test(word) && !word.startsWith('annotation.')));
}

function isKindOrType(word: string): boolean {
  return isType(word) || nearestKind(word) !== undefined;
}

function isType(word: string): boolean {
  return /^(?:application|text|image)\/|^https?:\/\//.test(word);
}

function isKind(word: string): boolean {
  return KINDS.some((kind) => kind === word);
}

function firstRule([word = '']: readonly string[]): string {
  return nearestKind(word) ?? word;
}

/** The first kind among words. */
function kindIn(words: readonly string[]): string {
  return words.find(isKind) ?? '';
}

function joinBars(text: string): string {
  return text.replace(/"[^"]*"|\s*\|\s*/g, (found) => (found.startsWith('"') ? found : '|'));
}
