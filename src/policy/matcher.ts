import { closest } from 'fastest-levenshtein';
import { matchesGlob, matchesMediaType } from './glob.ts';
import { isOfKind, KINDS, type Kind } from './kind.ts';
import type { Referrer } from './referrer.ts';

/** One alternative of what a rule asks for; patterns are globs, see glob.ts. */
export type Matcher =
  | { readonly by: 'kind'; readonly kind: Kind }
  | { readonly by: 'artifact-type'; readonly pattern: string }
  | { readonly by: 'predicate-type'; readonly pattern: string };

/**
 * Reads a rule's WHAT: one or more alternatives joined by `|`. With `://` it is a predicate type, else with `/` a media type, else a kind.
 * What is wrong goes to `report`, one text each with what was typed, what is expected and an example; then the answer is not whole.
 */
export function parseMatchers(word: string, report: (problem: string) => void): Matcher[] {
  if (word === '') {
    report(`nothing is asked for; expected ${EXPECTED}`);
    return [];
  }
  if (LOOKS_LIKE_OPTION.test(word)) {
    report(`it starts with the option "${word}"; expected what is required first, for example: sbom min=2`);
    return [];
  }
  return word.split('|').flatMap((text) => readAlternative(text, report));
}

/** Whether the referrer is what is asked for; `min` and the other options are not looked at. */
export function matchesAny(matchers: readonly Matcher[], referrer: Referrer): boolean {
  return matchers.some((matcher) => matches(matcher, referrer));
}

const EXPECTED = `a kind (${KINDS.join(', ')}), a media type (has "/") or a predicate type (has "://"), for example: sbom`;

const LOOKS_LIKE_OPTION = /^(?:min|max-age|platform|key|identity|issuer|annotation\.[^=]*)=/;

function readAlternative(text: string, report: (problem: string) => void): Matcher[] {
  if (text === '') {
    report('one side of a "|" is empty; expected alternatives joined by "|" without blanks, for example: sbom|vex');
    return [];
  }
  if (text.includes('://')) return [{ by: 'predicate-type', pattern: text }];
  if (text.includes('/')) return [{ by: 'artifact-type', pattern: text }];
  const kind = KINDS.find((known) => known === text);
  if (kind !== undefined) return [{ by: 'kind', kind }];
  report(unknownKind(text));
  return [];
}

function unknownKind(text: string): string {
  if (text === 'none') return '"none" is no rule; expected it alone, without other rules, for example: none';
  return `"${text}" is no kind, did you mean "${closest(text.toLowerCase(), KINDS)}"? Expected ${EXPECTED}`;
}

function matches(matcher: Matcher, referrer: Referrer): boolean {
  switch (matcher.by) {
    case 'kind':
      return isOfKind(referrer, matcher.kind);
    case 'artifact-type':
      return matchesMediaType(matcher.pattern, referrer.artifactType);
    case 'predicate-type':
      return referrer.predicateTypes.some((type) => matchesGlob(matcher.pattern, type));
  }
}
