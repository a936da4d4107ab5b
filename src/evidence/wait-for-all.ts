/**
 * Like `Promise.all`, but waits for all promises even if one rejects, so that no request is pending after it has thrown. It throws the
 * first rejection in the order of the promises.
 */
export async function waitForAll<T extends readonly unknown[]>(
  promises: T,
): Promise<{ -readonly [Index in keyof T]: Awaited<T[Index]> }> {
  await Promise.allSettled(promises);
  return await Promise.all(promises);
}
