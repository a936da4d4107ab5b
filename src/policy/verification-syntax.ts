import { findTrustProblems, findUncheckedTrust } from './check-trust.ts';
import type { VerificationSyntax } from './rule.ts';
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
