import { type Command, missingPrograms } from './command.ts';
import { countEach, medianRatio, medianTime, runInTurn, type Times, TURNS } from './measure.ts';
import type { Counts, Site } from './site.ts';
import { bounded, milliseconds, table } from './table.ts';

/** The time of a command divided by that of another, and the bounds by round trip. */
export interface Ratio {
  readonly of: string;
  readonly to: string;
  readonly bounds?: Readonly<Record<number, number>>;
}

/** The commands, and the ratios of which the table has those between two of these commands. */
export interface Comparison {
  readonly commands: readonly Command[];
  readonly roundTrips: readonly number[];
  readonly ratios: readonly Ratio[];
  readonly turns?: number;
}

/** Returns a table of times, requests and connections, and a table of ratios. */
export async function compare(
  site: Site,
  { commands, roundTrips, ratios, turns = TURNS }: Comparison,
): Promise<string> {
  const counts = await countEach(site, commands);
  const times = new Map<number, Times>();
  for (const roundTrip of roundTrips) {
    await site.setRoundTrip(roundTrip);
    times.set(roundTrip, runInTurn(commands, turns));
  }
  const names = new Set(commands.map(({ name }) => name));
  const shown = ratios.filter(({ of, to }) => names.has(of) && names.has(to));
  return `${timeTable(commands, times, counts)}\n\n${ratioTable(shown, times)}`;
}

/** A table of the median times of commands by round trip, and of what they sent. */
function timeTable(
  commands: readonly Command[],
  times: ReadonlyMap<number, Times>,
  counts: ReadonlyMap<string, Counts>,
): string {
  const roundTrips = [...times.keys()];
  const rows = commands.map((command) => {
    const { requests, connections } = counts.get(command.name) ?? {};
    const medians = [...times.values()].map((measured) => milliseconds(medianTime(measured, command.name)));
    return [label(command), ...medians, String(requests ?? '–'), String(connections ?? '–')];
  });
  return table(['time in ms', ...roundTrips.map(inMilliseconds), 'requests', 'connections'], rows);
}

function label(command: Command): string {
  const missing = missingPrograms(command);
  return missing.length === 0 ? command.name : `${command.name} (not on the PATH: ${missing.join(', ')})`;
}

/** A table of ratios by round trip. */
function ratioTable(ratios: readonly Ratio[], times: ReadonlyMap<number, Times>): string {
  const rows = ratios.map(({ of, to, bounds }) => [
    `${of} ÷ ${to}`,
    ...[...times].map(([roundTrip, measured]) => bounded(medianRatio(measured, of, to), bounds?.[roundTrip])),
  ]);
  return table(['ratio', ...[...times.keys()].map(inMilliseconds)], rows);
}

function inMilliseconds(roundTrip: number): string {
  return `${roundTrip} ms`;
}
