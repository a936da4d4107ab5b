/** The result of an image, or of a run. */
export type Result = 'error' | 'subject-not-found' | 'missing' | 'pass' | 'listed';

/** Returns the worst of several results. Without any it is `error`: a caller that accepts a run without images must handle that itself. */
export function worstResult(results: readonly Result[]): Result {
  return WORST_FIRST.find((result) => results.includes(result)) ?? 'error';
}

const WORST_FIRST: readonly Result[] = ['error', 'subject-not-found', 'missing', 'pass', 'listed'];
