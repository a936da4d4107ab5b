import type { Context } from '../context.ts';
import { mayChange } from '../policy/result.ts';
import { cannotBeMet, isUnverified, type RuleVerdict } from '../policy/verdict.ts';
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
 * Repeats an attempt while more evidence may change its result, all rules can still be met, and there is time left; the last attempt is made when
 * the time is over. The timeout is that of the run, so that many images wait together and not one after the other.
 * @returns the last attempt, and the milliseconds of the timeout that had passed after it.
 */
export async function waitForEvidence<T extends Attempt>(
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
      `${label}: attempt ${count}, ${nameUnmet(last)}; retrying in ${seconds(pause)}, ${seconds(left)} left.`,
    );
    await context.sleep(pause);
  }
}

/** Milliseconds. Longer intervals would delay a release after its evidence is attached. */
const MAX_INTERVAL = 30_000;

function intervalAfter(count: number, first: number): number {
  return Math.min(first * 2 ** (count - 1), Math.max(first, MAX_INTERVAL));
}

/** `unverified: signature key=cosign.pub; missing: sbom` */
function nameUnmet({ rules = [] }: Attempt): string {
  const unmet = Object.groupBy(
    rules.filter(({ met }) => !met),
    (verdict) => (isUnverified(verdict) ? 'unverified' : 'missing'),
  );
  return (['unverified', 'missing'] as const)
    .flatMap((result) => {
      const texts = unmet[result]?.map(({ rule }) => rule.text).join(', ');
      return texts === undefined ? [] : `${result}: ${texts}`;
    })
    .join('; ');
}

function seconds(milliseconds: number): string {
  return `${Math.ceil(milliseconds / 1000)} s`;
}
