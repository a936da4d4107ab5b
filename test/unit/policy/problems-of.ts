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

/** The same for an action that returns a promise. */
export async function problemsOfAsync(action: () => Promise<unknown>): Promise<readonly string[]> {
  try {
    await action();
    return [];
  } catch (error) {
    if (error instanceof InputError) return error.problems;
    throw error;
  }
}
