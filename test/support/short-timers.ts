/** The source of a module that shortens each `setTimeout` of exactly `delay` milliseconds to 100 ms. */
function moduleFor(delay: number): string {
  return `
const { setTimeout } = globalThis;
globalThis.setTimeout = (work, delay, ...rest) => setTimeout(work, delay === ${delay} ? 100 : delay, ...rest);
`;
}

/** A value of NODE_OPTIONS for a run that must not wait for a deadline of `delay` milliseconds; other timers are unchanged. */
export function shortenTimers(delay: number): string {
  return `--import=data:text/javascript,${encodeURIComponent(moduleFor(delay))}`;
}
