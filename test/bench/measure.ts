import { type Command, isAvailable, run } from './command.ts';
import type { Counts, Site } from './site.ts';

/** The milliseconds of each turn, by the name of the command. */
export type Times = ReadonlyMap<string, readonly number[]>;

/** The number of turns of most measurements. */
export const TURNS = 7;

/**
 * Runs commands in turn (A, B, C, A, B, C …), so that a slow moment of the machine affects all of them. Those that are not available are
 * left out.
 */
export function runInTurn(all: readonly Command[], turns: number): Times {
  const commands = all.filter(isAvailable);
  const times = new Map<string, number[]>(commands.map(({ name }) => [name, []]));
  for (let turn = 0; turn < turns; turn++)
    for (const command of commands) times.get(command.name)?.push(run(command).milliseconds);
  return times;
}

/** Runs each command once, and returns what it sent; the files that it needs are then in the cache of the system. */
export async function countEach(site: Site, commands: readonly Command[]): Promise<ReadonlyMap<string, Counts>> {
  const counts = new Map<string, Counts>();
  await site.takeCounts();
  for (const command of commands.filter(isAvailable)) {
    run(command);
    counts.set(command.name, await site.takeCounts());
  }
  return counts;
}

/** The median of the times of a command; undefined if it did not run. */
export function medianTime(times: Times, name: string): number | undefined {
  const all = times.get(name);
  return all === undefined ? undefined : median(all);
}

/** The median over the turns of the time of a command, divided by that of another in the same turn; undefined if one did not run. */
export function medianRatio(times: Times, name: string, other: string): number | undefined {
  const [above, below] = [times.get(name), times.get(other)];
  if (above === undefined || below === undefined) return undefined;
  return median(above.map((time, turn) => time / (below[turn] ?? Number.NaN)));
}

/** @param values at least one. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((one, other) => one - other);
  const middle = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2;
}
