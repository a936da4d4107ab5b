import { deserialize, getHeapSpaceStatistics, serialize, setFlagsFromString } from 'node:v8';
import { constants, deflateRawSync, inflateRawSync } from 'node:zlib';

/*
 * What keeps the memory of a run with many images small. Only such a run loads this module.
 */

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

/**
 * Compresses a value. The memory of a run then grows only by the compressed reports, a tenth of the objects or less.
 * @returns a function that returns a copy of the value.
 */
export function compress<T>(value: T): () => T {
  const whole = serialize(value);
  // zlib returns a view of a 16 KiB buffer, which would stay in memory as a whole.
  const packed = Uint8Array.from(deflateRawSync(whole, { level: constants.Z_BEST_SPEED }));
  const chunkSize = Math.max(whole.length, constants.Z_MIN_CHUNK);
  return () => deserialize(inflateRawSync(packed, { chunkSize }));
}
