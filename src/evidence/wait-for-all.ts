/**
 * As `Promise.all`, but waits for all: when one has failed nothing is under way any more, and of several failures the first in their
 * order is thrown, whichever came first.
 */
export async function together<T extends readonly unknown[]>(
  work: T,
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> {
  await Promise.allSettled(work);
  return await Promise.all(work);
}
