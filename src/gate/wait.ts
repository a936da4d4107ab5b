import type { Context } from '../context.ts';
import { cannotBeMet } from '../policy/verdict.ts';
import type { ImageReport } from './report/report.ts';

export interface WaitOptions {
  /** The image, for the lines. */
  readonly label: string;
  /** Of the run: what is left of the time is the same for all images. */
  readonly startedAt: Date;
  /** Milliseconds from then on; 0: one attempt. */
  readonly timeout: number;
  /** Milliseconds before the second attempt; doubles from then on. */
  readonly interval: number;
}

/**
 * Repeats an attempt while its result is `missing`, there is hope and time left; the last one is made when the time is up. The time is that of
 * the run: the images of a long list wait together, not one after the other.
 */
export async function waitWhileMissing(
  attempt: () => Promise<ImageReport>,
  options: WaitOptions,
  context: Pick<Context, 'now' | 'sleep' | 'info'>,
): Promise<ImageReport> {
  const start = options.startedAt.getTime();
  let isLast = false;
  for (let count = 1; ; count++) {
    const report = await attempt();
    const elapsed = context.now().getTime() - start;
    const left = options.timeout - elapsed;
    if (report.result !== 'missing' || report.rules.some(cannotBeMet) || isLast || left <= 0)
      return { ...report, waited: Math.min(elapsed, options.timeout) };
    const pause = Math.min(left, intervalAfter(count, options.interval));
    // Timers may ring a millisecond early: what is left then is no time for another attempt.
    isLast = pause === left;
    context.info(
      `${options.label}: attempt ${count}, missing: ${unmet(report)}; again in ${seconds(pause)}, ${seconds(left)} left.`,
    );
    await context.sleep(pause);
  }
}

/** Doubling stops at half a minute, so that a release does not wait much longer than its evidence took. */
const LONGEST_INTERVAL = 30_000;

function intervalAfter(count: number, first: number): number {
  return Math.min(first * 2 ** (count - 1), Math.max(first, LONGEST_INTERVAL));
}

function unmet(report: ImageReport): string {
  return report.rules
    .filter(({ met }) => !met)
    .map(({ rule }) => rule.text)
    .join(', ');
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
