/**
 * Lets Node handle the events that are due: connections that were opened, names that were looked up, data that can be sent. It handles none
 * while code is loaded or runs, so call this between long pieces of work that a connection should not wait for.
 */
export async function handleEvents(): Promise<void> {
  await new Promise((resolve) => setImmediate(resolve));
}
