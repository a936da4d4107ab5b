import type { ActionRun } from './action-run.ts';

/**
 * A module that says, when the process ends, how much memory it had at most, in KiB. Linux counts that from the start of the program;
 * what `process.resourceUsage()` says would begin with the peak of the process that started it, which here is the test's own.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
const WITNESS = `
import { readFileSync } from 'node:fs';
process.on('exit', () => console.log(/^VmHWM:.*$/m.exec(readFileSync('/proc/self/status', 'utf8'))[0]));
`;

/** What makes a run say how much memory it had, for its environment. */
export const MEMORY_WITNESS: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(WITNESS)}`,
};

/** The most resident memory of a run with the witness, of the whole process, Node's own 50 included; in MiB. */
export function peakMemoryOf({ log }: Pick<ActionRun, 'log'>): number {
  const [, kib] = /^VmHWM:\s*(\d+) kB$/m.exec(log) ?? [];
  return Number(kib) / 1024;
}
