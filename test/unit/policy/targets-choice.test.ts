import { describe, expect, test } from 'vitest';
import type { PlatformChoice } from '../../../src/policy/platform.ts';
import { asksForIndex, asksForPlatform } from '../../../src/policy/targets.ts';

const named = (...names: readonly string[]): PlatformChoice => ({ kind: 'named', names });

describe('the referrers that a choice needs', () => {
  test.each([
    { choice: { kind: 'index' } as const, index: true, amd64: false, arm: false },
    { choice: { kind: 'each' } as const, index: false, amd64: true, arm: true },
    { choice: { kind: 'all' } as const, index: true, amd64: true, arm: true },
    { choice: named('linux/amd64'), index: false, amd64: true, arm: false },
    { choice: named('linux/s390x', 'linux/arm'), index: false, amd64: false, arm: true },
  ])('$choice', ({ choice, index, amd64, arm }) => {
    expect(asksForIndex(choice)).toBe(index);
    expect(asksForPlatform(choice, 'linux/amd64')).toBe(amd64);
    expect(asksForPlatform(choice, 'linux/arm/v7')).toBe(arm);
  });
});
