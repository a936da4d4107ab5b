import { matchesGlob, matchesMediaType } from './glob.ts';
import { isOfKind, KINDS, type Kind } from './kind.ts';
import { VSA, VSA_PREDICATE } from './kinds-table.ts';
import { nearestKind } from './nearest-kind.ts';
import type { Referrer } from './referrer.ts';
import { isRuleOption } from './rule-options.ts';

/** One alternative of a rule: a kind, or a pattern for a type (see glob.ts). */
export type Matcher =
  | { readonly by: 'kind'; readonly kind: Kind }
  | { readonly by: 'artifact-type'; readonly pattern: string }
  | { readonly by: 'predicate-type'; readonly pattern: string }
  /** A SLSA Verification Summary Attestation, which needs a verified signature. */
  | { readonly by: 'vsa' };

/**
 * Parses the alternatives of a rule, joined by `|`. With `://` an alternative is a predicate type, otherwise with `/` an artifact type,
 * otherwise a kind, and if it is not a kind and has a dot, an exact artifact type: some tools write types such as `org.example.sbom.v0`.
 * @param report receives each problem: what was typed, what is expected, and an example.
 * @returns the alternatives that are valid.
 */
export function parseMatchers(word: string, report: (problem: string) => void): Matcher[] {
  if (word === '') {
    report(`it has no kind or type; expected ${EXPECTED_MATCHER}`);
    return [];
  }
  if (isRuleOption(word)) {
    report(`it starts with the option "${word}"; expected a kind or type first, for example: sbom min=2`);
    return [];
  }
  return word.split('|').flatMap((alternative) => parseAlternative(alternative, report));
}

/** Whether any of the matchers matches a referrer. */
export function matchesAny(matchers: readonly Matcher[], referrer: Referrer): boolean {
  return matchers.some((matcher) => matches(matcher, referrer));
}

const EXPECTED_MATCHER = `a kind (${KINDS.join(', ')}), an artifact type (has "/", or a dot and no "*") or a predicate type (has "://"), for example: sbom`;

function parseAlternative(text: string, report: (problem: string) => void): Matcher[] {
  if (text === '') {
    report('one side of a "|" is empty; expected alternatives joined by "|" without spaces, for example: sbom|vex');
    return [];
  }
  // A type has "=" only in a parameter or a query. `signature|key=…` is meant as a rule with an option, not as an alternative to it.
  if (/^[^/]*=/.test(text)) {
    report(
      `"${text}" has "=", but is not an option, because there is no space before it; expected options after a space, for example: signature key=cosign.pub`,
    );
    return [];
  }
  if (/:\/\/[^/]*@/.test(text)) {
    report('it has credentials before "@", which would be shown; expected a type without them, for example: sbom');
    return [];
  }
  if (text.includes('://')) return [{ by: 'predicate-type', pattern: text }];
  if (text.includes('/')) return [{ by: 'artifact-type', pattern: text }];
  if (text === VSA) return [{ by: 'vsa' }];
  const kind = KINDS.find((known) => known === text);
  if (kind !== undefined) return [{ by: 'kind', kind }];
  if (/^[^.*]+(?:\.[^.*]+)+$/.test(text)) return [{ by: 'artifact-type', pattern: text }];
  report(unknownKind(text));
  return [];
}

function unknownKind(text: string): string {
  if (text === 'none') return '"none" cannot be combined with rules; expected it alone, for example: none';
  const near = nearestKind(text);
  const question = near === undefined ? '' : `, did you mean "${near}"?`;
  return `"${text}" is not a valid kind${question === '' ? '; expected' : `${question} Expected`} ${EXPECTED_MATCHER}`;
}

function matches(matcher: Matcher, referrer: Referrer): boolean {
  switch (matcher.by) {
    case 'kind':
      return isOfKind(referrer, matcher.kind);
    case 'artifact-type':
      return matchesMediaType(matcher.pattern, referrer.artifactType);
    case 'vsa':
      return referrer.predicateTypes.some((type) => matchesGlob(VSA_PREDICATE, type));
    case 'predicate-type':
      return referrer.predicateTypes.some((type) => matchesGlob(matcher.pattern, type));
  }
}
