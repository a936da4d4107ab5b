import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Stops V8 from enlarging the young generation of its heap once that has 8 MiB. Otherwise a long run lets it grow to 100 MiB on a
 * machine with much memory, however little of it is in use. Call this regularly: V8 reads the growth factor each time it enlarges the
 * heap, but the maximum size only at its start, when a JavaScript action cannot set it.
 * @see https://nodejs.org/docs/latest-v24.x/api/cli.html#--max-semi-space-sizesize-in-mib
 */
export function limitYoungGeneration(): void {
  const young = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
  if (young !== undefined && young.space_size >= MAX_YOUNG_BYTES) setFlagsFromString('--semi-space-growth-factor=1');
}

const MAX_YOUNG_BYTES = 8 * 1024 * 1024;
