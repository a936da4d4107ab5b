import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isInShard, parseShard, SINGLE_SHARD } from '../../../src/policy/shard.ts';
import { problemsOf } from './problems-of.ts';

describe('parseShard', () => {
  it.each([
    { text: '0/1', shard: SINGLE_SHARD },
    { text: '0/8', shard: { index: 0, count: 8 } },
    { text: '7/8', shard: { index: 7, count: 8 } },
    { text: ' 3 / 256 ', shard: { index: 3, count: 256 } },
  ])('$text', ({ text, shard }) => {
    expect(parseShard(text)).toEqual(shard);
  });

  it.each([
    { text: '8/8', says: 'has a shard index out of range: with 8 shards use 0/8 to 7/8' },
    { text: '9/8', says: 'has a shard index out of range: with 8 shards use 0/8 to 7/8' },
    { text: '1/1', says: 'has a shard index out of range: with 1 shard use 0/1' },
    { text: '/8', says: 'has an empty part, probably from an empty variable' },
    { text: '0/', says: 'has an empty part, probably from an empty variable' },
    { text: '/', says: 'has an empty part, probably from an empty variable' },
    { text: '0/0', says: 'has no shards' },
    { text: '1', says: 'is not a valid shard' },
    { text: '1/2/3', says: 'is not a valid shard' },
    { text: '-1/8', says: 'is not a valid shard' },
    { text: '+1/8', says: 'is not a valid shard' },
    { text: '0.5/8', says: 'is not a valid shard' },
    { text: '0x1/8', says: 'is not a valid shard' },
    { text: '1e0/8', says: 'is not a valid shard' },
    { text: 'one/two', says: 'is not a valid shard' },
    { text: '0/99999999999999999999', says: 'is not a valid shard' },
  ])('refuses $text', ({ text, says }) => {
    const EXAMPLE = `for example: \${{ strategy.job-index }}/\${{ strategy.job-total }}`;
    const [problem, ...more] = problemsOf(() => parseShard(text));
    expect(problem?.startsWith(`\`${text}\` ${says}`)).toBe(true);
    expect(problem?.endsWith(`; expected i/n with i from 0 to n-1, ${EXAMPLE}`)).toBe(true);
    expect(more).toEqual([]);
  });
});

describe('isInShard', () => {
  /** `printf quay.io/acme/app:1.2 | sha256sum | cut -c1-8`. If these change, images move between shards. */
  it.each([
    { reference: 'quay.io/acme/app:1.2', hash: 0x56920e96 },
    { reference: 'quay.io/acme/app:latest', hash: 0x30696b9a },
  ])('$reference is in the shard of its hash', ({ reference, hash }) => {
    expect(shardsOf(reference, 8)).toEqual([hash % 8]);
    expect(shardsOf(reference, 1_000)).toEqual([hash % 1_000]);
  });

  it('is true for exactly one shard of each image', () => {
    fc.assert(
      fc.property(fc.string(), fc.integer({ min: 1, max: 40 }), (reference, count) => {
        expect(shardsOf(reference, count)).toHaveLength(1);
      }),
    );
  });

  it('does not move images when another is added', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string()), fc.string(), fc.integer({ min: 1, max: 9 }), (images, added, count) => {
        const before = dealOut(images, count);
        const after = dealOut([added, ...images], count).map((part) => part.filter((image) => image !== added));
        expect(after).toEqual(before.map((part) => part.filter((image) => image !== added)));
      }),
    );
  });

  it('distributes a thousand images about evenly', () => {
    const images = Array.from({ length: 1_000 }, (_, number) => `quay.io/acme/app-${number}:1`);
    for (const part of dealOut(images, 8)) {
      expect(part.length).toBeGreaterThan(90);
      expect(part.length).toBeLessThan(160);
    }
  });
});

function dealOut(images: readonly string[], count: number): readonly (readonly string[])[] {
  return Array.from({ length: count }, (_, index) => images.filter((image) => isInShard(image, { index, count })));
}

function shardsOf(reference: string, count: number): readonly number[] {
  return Array.from({ length: count }, (_, index) => index).filter((index) => isInShard(reference, { index, count }));
}
