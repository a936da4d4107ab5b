import { describe, expect, it } from 'vitest';
import { waitForAll } from '../../../src/evidence/wait-for-all.ts';
import { failureOf } from '../../support/bench.ts';

describe('waitForAll', () => {
  it('gives what all have given, in their order', async () => {
    expect(await waitForAll([Promise.resolve('a'), 'b', Promise.resolve(3)] as const)).toEqual(['a', 'b', 3]);
  });

  it('fails when all have ended, with the first failure in their order', async () => {
    const slow = Promise.withResolvers<never>();
    const done: string[] = [];
    const quick = Promise.reject(new Error('quick'));
    const failing = failureOf(waitForAll([slow.promise, quick])).finally(() => done.push('waitForAll'));
    // As long as one is under way, all is.
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual([]);
    slow.reject(new Error('slow'));
    expect(await failing).toBe('Error: slow');
  });
});
