import { explain } from '../error.ts';
import { handleEvents } from '../events.ts';
import type { EarlyConnection } from './early-connection.ts';
import { ActionsRunner, type Runner } from './runner.ts';

/** Runs one step, and returns whether it passes. */
type Action = (runner: Runner) => Promise<boolean>;

/**
 * Runs an action and ends the process with exit code 0 if the step passes, otherwise 1. Unexpected errors are logged here.
 * Await it at the top level of the module: Node then exits with 13, not 0, if the event loop becomes empty before the action ends.
 * @param load loads the action, while the connection is being opened.
 * @param early the connection that was opened while the action was loading.
 */
export async function runAction(load: () => Promise<Action>, early?: EarlyConnection): Promise<never> {
  const runner = new ActionsRunner(process.env, early);
  const passes = await loadAndRun(load, runner).catch((error: unknown) => {
    runner.error(explain(error), 'The action failed');
    return false;
  });
  // process.exit discards buffered output, so flush it first. Without process.exit, keep-alive connections keep Node running.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(passes ? 0 : 1);
}

async function loadAndRun(load: () => Promise<Action>, runner: Runner): Promise<boolean> {
  const action = await load();
  // The name of the registry may have been looked up by now. Only then is its address connected to.
  await handleEvents();
  return await action(runner);
}
