import { createHash } from 'node:crypto';
import { InputError } from '../error.ts';

/** One of `count` parts into which the images are dealt out; 0 <= `index` < `count`. */
export interface Shard {
  readonly index: number;
  readonly count: number;
}

/** The part that has all images. */
export const SINGLE_SHARD: Shard = { index: 0, count: 1 };

/**
 * Reads `i/n`: part i of n, the first being 0, as a matrix counts its jobs.
 * @throws InputError without the input's name.
 */
export function readShard(text: string): Shard {
  const parts = text.split('/').map((part) => part.trim());
  if (parts.length === 2 && parts.includes('')) {
    throw new InputError(`\`${text}\` lacks a number: a variable in it was probably empty; ${EXPECTED}`);
  }
  const [index = Number.NaN, count = Number.NaN, ...more] = parts.map(readCount);
  if (more.length > 0 || Number.isNaN(index + count)) throw new InputError(`\`${text}\` is no shard; ${EXPECTED}`);
  if (count === 0) throw new InputError(`\`${text}\` is a part of nothing; ${EXPECTED}`);
  if (index >= count) {
    throw new InputError(
      `\`${text}\` is behind the last, ${count - 1}/${count}: the first is 0, as strategy.job-index counts; ${EXPECTED}`,
    );
  }
  return { index, count };
}

/**
 * Whether an image is in this part. It depends on the image alone, so that adding one moves no other.
 * @param reference in the normalised form, as `formatReference` gives it.
 */
export function isInShard(reference: string, { index, count }: Shard): boolean {
  const hex = createHash('sha256').update(reference).digest('hex').slice(0, HEX_DIGITS);
  return Number.parseInt(hex, 16) % count === index;
}

/** Of the hash: 32 bits, which a shell can compute as well. */
const HEX_DIGITS = 8;

const EXPECTED = `expected i/n with i from 0 to n-1, for example: \${{ strategy.job-index }}/\${{ strategy.job-total }}`;

function readCount(text: string): number {
  const count = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return Number.isSafeInteger(count) ? count : Number.NaN;
}
