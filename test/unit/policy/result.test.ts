import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mayChange, type Result, succeeds, worstResult } from '../../../src/policy/result.ts';

describe('worstResult', () => {
  const WORST_FIRST: readonly Result[] = ['error', 'subject-not-found', 'unverified', 'missing', 'pass', 'listed'];

  it('returns the worst of several', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...WORST_FIRST), { minLength: 1 }), (results) => {
        const worst = WORST_FIRST.indexOf(worstResult(results));
        expect(worst).toBe(Math.min(...results.map((result) => WORST_FIRST.indexOf(result))));
      }),
    );
  });

  it('returns error for no results', () => {
    expect(worstResult([])).toBe('error');
  });
});

describe('succeeds', () => {
  const cases: { result: Result; strict: boolean; warnOnly: boolean; waits: boolean }[] = [
    { result: 'error', strict: false, warnOnly: false, waits: false },
    { result: 'subject-not-found', strict: false, warnOnly: false, waits: false },
    { result: 'unverified', strict: false, warnOnly: false, waits: true },
    { result: 'missing', strict: false, warnOnly: true, waits: true },
    { result: 'pass', strict: true, warnOnly: true, waits: false },
    { result: 'listed', strict: true, warnOnly: true, waits: false },
  ];
  it.each(cases)('$result', ({ result, strict, warnOnly, waits }) => {
    expect([succeeds(result, false), succeeds(result, true), mayChange(result)]).toEqual([strict, warnOnly, waits]);
  });
});
