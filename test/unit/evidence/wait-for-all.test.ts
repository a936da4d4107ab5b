import { describe, expect, it } from 'vitest';
import { waitForAll } from '../../../src/evidence/wait-for-all.ts';
import { failureOf } from '../../support/test-client.ts';

describe('waitForAll', () => {
  it('resolves to all values in their order', async () => {
    expect(await waitForAll([Promise.resolve('a'), 'b', Promise.resolve(3)] as const)).toEqual(['a', 'b', 3]);
  });

  it('rejects after all have settled, with the first rejection in their order', async () => {
    const slow = Promise.withResolvers<never>();
    const done: string[] = [];
    const quick = Promise.reject(new Error('quick'));
    const failing = failureOf(waitForAll([slow.promise, quick])).finally(() => done.push('waitForAll'));
    // One promise is still pending.
    await new Promise((resolve) => setImmediate(resolve));
    expect(done).toEqual([]);
    slow.reject(new Error('slow'));
    expect(await failing).toBe('Error: slow');
  });
});
