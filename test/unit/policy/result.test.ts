import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Result, worstResult } from '../../../src/policy/result.ts';

describe('worstResult', () => {
  const WORST_FIRST: readonly Result[] = ['error', 'subject-not-found', 'missing', 'pass', 'listed'];

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
