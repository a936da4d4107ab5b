import type { ActionRun } from './action-run.ts';

/**
 * A module that prints the peak resident memory of its process, in KiB, when the process exits. Linux counts VmHWM from the start of the
 * program. `process.resourceUsage()` would include the peak of the parent process before exec, which is the test itself.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
const PRINT_PEAK_MEMORY = `
import { readFileSync } from 'node:fs';
process.on('exit', () => console.log(/^VmHWM:.*$/m.exec(readFileSync('/proc/self/status', 'utf8'))[0]));
`;

/** The environment of a run that prints its peak memory. */
export const REPORT_PEAK_MEMORY: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRINT_PEAK_MEMORY)}`,
};

/** The peak memory of such a run in MiB, including about 50 MiB of Node itself. */
export function peakMemoryOf({ log }: Pick<ActionRun, 'log'>): number {
  const [, kib] = /^VmHWM:\s*(\d+) kB$/m.exec(log) ?? [];
  return Number(kib) / 1024;
}
