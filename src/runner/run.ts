import { setTimeout as sleep } from 'node:timers/promises';
import { explain } from '../error.ts';
import { openRunner, type Runner } from './runner.ts';

/** Time and chance, as the actions get them: tests give others. */
export interface Clock {
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** In [0, 1). */
  readonly random: () => number;
}

const CLOCK: Clock = { now: () => new Date(), sleep: (milliseconds) => sleep(milliseconds), random: Math.random };

/**
 * Runs an action and ends the process: 0 when the step passes, 1 when not.
 * To be awaited at the top level: Node then exits with 13, not 0, if the event loop empties with work undone.
 */
export async function runAction(action: (runner: Runner, clock: Clock) => Promise<boolean>): Promise<never> {
  const runner = openRunner(process.env);
  const passes = await action(runner, CLOCK).catch((error: unknown) => {
    runner.error(explain(error), 'The action failed');
    return false;
  });
  // Sockets that the registry keeps open would keep the process alive; what was written must be out before.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(passes ? 0 : 1);
}
