import { InputError } from '../../../src/error.ts';

/** Returns the problems of a thrown InputError; empty if nothing is thrown. Any other error is thrown again. */
export function problemsOf(action: () => unknown): readonly string[] {
  try {
    action();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}
