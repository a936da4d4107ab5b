import { explain } from '../error.ts';
import { ActionsRunner, type Runner } from './runner.ts';

/**
 * Runs an action and ends the process: exit code 0 where the step passes, 1 where it fails.
 * Await it at the top level: Node then exits with 13, not 0, if the event loop becomes empty with work undone.
 */
export async function runAction(action: (runner: Runner) => Promise<boolean>): Promise<never> {
  const runner = new ActionsRunner(process.env);
  const passes = await action(runner).catch((error: unknown) => {
    runner.error(explain(error), 'The action failed');
    return false;
  });
  // process.exit drops what is still buffered for stdout. Without it, connections that the registry keeps open keep Node running.
  await new Promise((resolve) => process.stdout.write('', resolve));
  process.exit(passes ? 0 : 1);
}
