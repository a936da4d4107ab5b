import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Stops V8 from growing the part of the heap for new objects, once that has 8 MiB. Else a long run makes it grow to a hundred on a
 * machine with much memory, however little of it is in use at a time. To be called now and then in such a run.
 * @see https://nodejs.org/docs/latest-v24.x/api/cli.html#--max-semi-space-sizesize-in-mib, which the runner gives nobody a way to set,
 * and which V8 reads at its start alone; the factor of growth it reads each time.
 */
export function curbYoungHeap(): void {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (young !== undefined && young.space_size >= MAX_YOUNG_BYTES) setFlagsFromString('--semi-space-growth-factor=1');
}

const MAX_YOUNG_BYTES = 8 * 1024 * 1024;
