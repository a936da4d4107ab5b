import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** A program that is measured, with its arguments and environment. */
export interface Command {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly environment: Readonly<Record<string, string>>;
  /** The programs that must be on the PATH; without them the command is not measured. */
  readonly programs?: readonly string[];
  /** What its output must contain; otherwise it did not do its work. */
  readonly proof?: string;
}

/** The end of a run. */
export interface Run {
  readonly milliseconds: number;
  readonly output: string;
}

/**
 * Runs a program to its end.
 * @throws Error if it fails, or if its output does not contain the proof.
 */
export function run({ name, argv: [program, ...options], environment, proof = '' }: Command): Run {
  const startedAt = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, options, {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: MAX_OUTPUT,
    encoding: 'utf8',
  });
  const milliseconds = performance.now() - startedAt;
  if (error !== undefined) throw error;
  if (status !== 0 || !stdout.includes(proof))
    throw new Error(`${name} failed with status ${status}:\n${stdout.slice(-2_000)}${stderr.slice(-2_000)}`);
  return { milliseconds, output: stdout };
}

/** The programs of a command that are not on the PATH. */
export function missingPrograms({ programs = [] }: Pick<Command, 'programs'>): readonly string[] {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.filter((program) => !folders.some((folder) => existsSync(join(folder, program))));
}

/** Whether a command can be measured. */
export function isAvailable(command: Command): boolean {
  return missingPrograms(command).length === 0;
}

/** Bytes; 10,000 referrers as JSON are a few MiB. */
const MAX_OUTPUT = 256 * 1024 * 1024;
