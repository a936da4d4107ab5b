import { createHash } from 'node:crypto';
import { InputError } from '../error.ts';
import { oneLine } from '../text.ts';

/** One of `count` parts of the images; 0 <= `index` < `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The shard that has all images. */
export const SINGLE_SHARD: Shard = { index: 0, count: 1 };

/**
 * Parses `i/n`: shard i of n, from 0, as a matrix numbers its jobs.
 * @throws InputError without the name of the input.
 */
export function parseShard(text: string): Shard {
  const parts = text.split('/').map((part) => part.trim());
  if (parts.length === 2 && parts.includes('')) {
    throw new InputError(`\`${oneLine(text)}\` has an empty part, probably from an empty variable; ${EXPECTED_SHARD}`);
  }
  const [index = Number.NaN, count = Number.NaN, ...more] = parts.map(parseCount);
  if (more.length > 0 || Number.isNaN(index + count)) {
    throw new InputError(`\`${oneLine(text)}\` is not a valid shard; ${EXPECTED_SHARD}`);
  }
  if (count === 0) throw new InputError(`\`${oneLine(text)}\` has no shards; ${EXPECTED_SHARD}`);
  if (index >= count) throw new InputError(`\`${oneLine(text)}\` ${indexOutOfRange(count)}; ${EXPECTED_SHARD}`);
  return { index, count };
}

/**
 * Whether an image is in this shard. That depends on the image alone, so a new image does not move the others.
 * @param reference in the normalised form that `formatReference` returns.
 */
export function isInShard(reference: string, { index, count }: Shard): boolean {
  const hex = createHash('sha256').update(reference).digest('hex').slice(0, HEX_DIGITS);
  return Number.parseInt(hex, 16) % count === index;
}

/** Of the hash: 32 bits, which shell arithmetic can handle as well. */
const HEX_DIGITS = 8;

const EXPECTED_SHARD = `expected i/n with i from 0 to n-1, for example: \${{ strategy.job-index }}/\${{ strategy.job-total }}`;

function indexOutOfRange(count: number): string {
  const valid = count === 1 ? 'with 1 shard use 0/1' : `with ${count} shards use 0/${count} to ${count - 1}/${count}`;
  return `has a shard index out of range: ${valid}`;
}

function parseCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : Number.NaN;
}
