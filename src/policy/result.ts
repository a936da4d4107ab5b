/** What came of an image, or of the run. */
export type Result = 'error' | 'subject-not-found' | 'missing' | 'pass' | 'listed';

/** Of several images the worst counts. Of none it is `error`: a caller for whom no image is fine says so itself. */
export function worstResult(results: readonly Result[]): Result {
  return WORST_FIRST.find((result) => results.includes(result)) ?? 'error';
}

const WORST_FIRST: readonly Result[] = ['error', 'subject-not-found', 'missing', 'pass', 'listed'];
