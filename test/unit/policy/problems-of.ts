import { InputError } from '../../../src/error.ts';

/** What an InputError lists; empty where nothing is thrown. Any other error goes on. */
export function problemsOf(action: () => unknown): readonly string[] {
  try {
    action();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}
