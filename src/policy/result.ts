/**
 * The result of an image, or of a run. `unverified`: a rule is unmet, and something of its kind is there whose signature, signer, image or
 * content is not as the rule requires.
 */
export type Result = 'error' | 'subject-not-found' | 'unverified' | 'missing' | 'pass' | 'listed';

/** Returns the worst of several results. Without any it is `error`: a caller that accepts a run without images must handle that itself. */
export function worstResult(results: readonly Result[]): Result {
  return WORST_FIRST.find((result) => results.includes(result)) ?? 'error';
}

const WORST_FIRST: readonly Result[] = ['error', 'subject-not-found', 'unverified', 'missing', 'pass', 'listed'];

/** Whether a step with this result succeeds. `on-missing: warn` (`warnOnly`) is for `missing` alone, never for `unverified`. */
export function succeeds(result: Result, warnOnly: boolean): boolean {
  if (result === 'missing') return warnOnly;
  return result === 'pass' || result === 'listed';
}

/** Whether more evidence may turn the result into a pass, so that `wait-timeout` waits for it. */
export function mayChange(result: Result): boolean {
  return result === 'missing' || result === 'unverified';
}
