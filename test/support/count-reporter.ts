import type { Reporter, TestModule } from 'vitest/node';

/** Prints `N passed, N failed` (and `, N skipped`) as the last line of the run; `.ci/run` adds these lines up. */
export default class CountReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const tests = modules.flatMap((module) => [...module.children.allTests()]);
    const count = (state: string) => tests.filter((test) => test.result().state === state).length;
    const broken = modules.filter((module) => module.errors().length > 0).length + unhandledErrors.length;
    const failed = count('failed') + broken;
    const skipped = count('skipped') > 0 ? `, ${count('skipped')} skipped` : '';
    process.once('exit', (code) => {
      // A failed global setup is not among the errors above, but it fails the run.
      const atLeast = code === 0 ? 0 : 1;
      process.stdout.write(`${count('passed')} passed, ${Math.max(failed, atLeast)} failed${skipped}\n`);
    });
  }
}
