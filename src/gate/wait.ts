import type { Context } from '../context.ts';
import { mayChange } from '../policy/result.ts';
import { cannotBeMet, type RuleVerdict } from '../policy/verdict.ts';
import type { ImageReport } from './report/report.ts';

/** The part of an attempt that decides whether it is repeated. */
export interface Attempt {
  readonly result: ImageReport['result'];
  /** Absent where the rules were not judged. */
  readonly rules?: readonly RuleVerdict[];
}

/** One image that waits for its evidence. */
export interface WaitingImage {
  /** The image, for the log. */
  readonly label: string;
  /** The start of the run: the remaining time is the same for all images. */
  readonly startedAt: Date;
  /** Milliseconds from `startedAt`; 0: one attempt. */
  readonly timeout: number;
  /** Milliseconds before the second attempt; doubles from then on. */
  readonly interval: number;
}

/**
 * Repeats an attempt while its result is `missing`, all rules can still be met, and there is time left; the last attempt is made when
 * the time is over. The timeout is that of the run, so that many images wait together and not one after the other.
 * @returns the last attempt, and the milliseconds of the timeout that had passed after it.
 */
export async function waitWhileMissing<T extends Attempt>(
  attempt: () => Promise<T>,
  { label, startedAt, timeout, interval }: WaitingImage,
  context: Pick<Context, 'now' | 'sleep' | 'info'>,
): Promise<{ readonly last: T; readonly waited: number }> {
  let isLast = false;
  for (let count = 1; ; count++) {
    const last = await attempt();
    const elapsed = context.now().getTime() - startedAt.getTime();
    const left = timeout - elapsed;
    if (!mayChange(last.result) || last.rules?.some(cannotBeMet) || isLast || left <= 0)
      return { last, waited: Math.min(elapsed, timeout) };
    const pause = Math.min(left, intervalAfter(count, interval));
    // A timer may fire a millisecond early, which leaves no time for one more attempt.
    isLast = pause === left;
    context.info(
      `${label}: attempt ${count}, missing: ${unmetTexts(last)}; retrying in ${seconds(pause)}, ${seconds(left)} left.`,
    );
    await context.sleep(pause);
  }
}

/** Milliseconds. Longer intervals would delay a release after its evidence is attached. */
const MAX_INTERVAL = 30_000;

function intervalAfter(count: number, first: number): number {
  return Math.min(first * 2 ** (count - 1), Math.max(first, MAX_INTERVAL));
}

function unmetTexts({ rules = [] }: Attempt): string {
  return rules
    .filter(({ met }) => !met)
    .map(({ rule }) => rule.text)
    .join(', ');
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
