import { findTrustProblems, findUncheckedTrust } from './check-trust.ts';
import { VSA } from './kinds-table.ts';
import type { Rule, VerificationSyntax } from './rule.ts';
import { notAvailable, PREDICATE } from './rule-options.ts';
import { parsePredicate, VERIFICATION_OPTIONS } from './verification-options.ts';
import { findVerifierFlag, OPTION_BY_FLAG } from './verifier-flags.ts';

/** The syntax of rules for signatures and content. It takes longer to load than the rest of the rules, so only a run that needs it does. */
export const VERIFICATION_SYNTAX: VerificationSyntax = {
  options: VERIFICATION_OPTIONS,
  parsePredicate,
  optionByFlag: OPTION_BY_FLAG,
  findFlag: findVerifierFlag,
  findProblems: findTrustProblems,
  findUncheckedTrust,
};

/**
 * Returns the part of the syntax that the gate verifies. Every other option is a problem, so that no rule passes without the check that it
 * asks for.
 * @param names of options, `predicate.` for all pointers, and `vsa` for that kind.
 */
export function availableSyntax(names: ReadonlySet<string>): VerificationSyntax {
  const has = (option: string) => names.has(option.startsWith(PREDICATE) ? PREDICATE : option);
  return {
    ...VERIFICATION_SYNTAX,
    options: VERIFICATION_OPTIONS.filter(({ name }) => has(name)),
    parsePredicate: names.has(PREDICATE) ? parsePredicate : undefined,
    optionByFlag: new Map([...OPTION_BY_FLAG].filter(([, option]) => has(option))),
    findProblems: (rule) => findUnavailable(rule, names) ?? findTrustProblems(rule),
  };
}

function findUnavailable(rule: Rule, names: ReadonlySet<string>): readonly string[] | undefined {
  return !names.has(VSA) && rule.matchers.some(({ by }) => by === VSA) ? [notAvailable(VSA)] : undefined;
}

/** What the gate verifies: signatures by keys and identities and of notation, the content of documents, and verification summaries. */
export const AVAILABLE_SYNTAX: VerificationSyntax = availableSyntax(
  new Set([
    'key',
    'log',
    'ca',
    'subject',
    'issuer',
    'identity',
    'source-ref',
    'trigger',
    'runner',
    'owner',
    'source',
    'builder',
    'material',
    'format',
    'min-packages',
    PREDICATE,
    VSA,
    'verifier',
  ]),
);
