import type { ActionRun } from '../support/action-run.ts';

/**
 * A module that prints, when its process exits, the peak of its resident memory in KiB (Linux) and its processor time in microseconds.
 * `process.resourceUsage()` would count the memory of the parent process before exec.
 * @see https://man7.org/linux/man-pages/man5/proc_pid_status.5.html
 */
const PRINT_USAGE = `
import { existsSync, readFileSync } from 'node:fs';
const STATUS = '/proc/self/status';
process.on('exit', () => {
  const memory = existsSync(STATUS) ? /^VmHWM:\\s*(\\d+)/m.exec(readFileSync(STATUS, 'utf8'))?.[1] : '';
  const { user, system } = process.cpuUsage();
  console.log('usage: ' + memory + ' KiB, ' + (user + system) + ' us');
});
`;

/** The environment of a run that prints what it used. */
export const REPORT_USAGE: Readonly<Record<string, string>> = {
  NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PRINT_USAGE)}`,
};

/** What a run used: MiB, including about 50 of Node itself, and seconds of processor time. NaN if the process was killed. */
export function usageOf({ log }: Pick<ActionRun, 'log'>): { readonly memory: number; readonly processor: number } {
  const [, kib, microseconds] = /^usage: (\d*) KiB, (\d+) us$/m.exec(log) ?? [];
  return { memory: Number(kib) / 1024, processor: Number(microseconds) / 1e6 };
}
