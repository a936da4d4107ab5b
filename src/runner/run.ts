import { explain } from '../error.ts';
import type { EarlyConnection } from './early-connection.ts';
import { ActionsRunner, type Runner } from './runner.ts';

/**
 * Runs an action and ends the process with exit code 0 if the step passes, otherwise 1. Unexpected errors are logged here.
 * Await it at the top level of the module: Node then exits with 13, not 0, if the event loop becomes empty before the action ends.
 * @param action returns whether the step passes.
 * @param early the connection that was opened while the action was loading.
 */
export async function runAction(action: (runner: Runner) => Promise<boolean>, early?: EarlyConnection): Promise<never> {
  const runner = new ActionsRunner(process.env, early);
  const passes = await action(runner).catch((error: unknown) => {
    runner.error(explain(error), 'The action failed');
    return false;
  });
  // process.exit discards buffered output, so flush it first. Without process.exit, keep-alive connections keep Node running.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(passes ? 0 : 1);
}
