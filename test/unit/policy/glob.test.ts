import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob, matchesMediaType } from '../../../src/policy/glob.ts';

describe('matchesGlob', () => {
  const cases = [
    { name: 'no star: the whole string', pattern: 'a/b', text: 'a/b', matches: true },
    { name: 'no star: not a prefix', pattern: 'a/b', text: 'a/bc', matches: false },
    { name: 'no star: case-sensitive', pattern: 'a/b', text: 'a/B', matches: false },
    { name: 'a star at the end', pattern: 'application/spdx+*', text: 'application/spdx+json', matches: true },
    { name: 'a star matches the empty string', pattern: 'ab*', text: 'ab', matches: true },
    {
      name: 'a star matches slashes',
      pattern: 'https://*/v1',
      text: 'https://slsa.dev/provenance/v1',
      matches: true,
    },
    { name: 'the parts before and after a star do not overlap', pattern: 'ab*ba', text: 'aba', matches: false },
    { name: 'the part between two stars does not overlap the end', pattern: '*ab*b', text: 'ab', matches: false },
    { name: 'a dot matches itself', pattern: 'a.c*', text: 'abc', matches: false },
    { name: 'a star alone', pattern: '*', text: '', matches: true },
  ];
  it.each(cases)('$name', ({ pattern, text, matches }) => {
    expect(matchesGlob(pattern, text)).toBe(matches);
  });

  it('agrees with a naive matcher', () => {
    const unit = fc.constantFrom('a', 'b', '/', '*');
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 8 }), fc.string({ unit, maxLength: 10 }), (pattern, text) => {
        expect(matchesGlob(pattern, text)).toBe(matchesNaively(pattern, text));
      }),
      { numRuns: 5_000 },
    );
  });

  it('ends on ten thousand stars and characters', () => {
    expect(matchesGlob('*a'.repeat(10_000), `${'a'.repeat(10_000)}b`)).toBe(false);
    expect(matchesGlob('*a'.repeat(10_000), 'a'.repeat(10_000))).toBe(true);
    expect(matchesGlob('*'.repeat(10_000), 'a'.repeat(10_000))).toBe(true);
  });
});

describe('matchesMediaType', () => {
  it('ignores case', () => {
    expect(matchesMediaType('Application/SPDX+*', 'application/spdx+JSON')).toBe(true);
  });
});

function matchesNaively(pattern: string, text: string): boolean {
  if (pattern === '') return text === '';
  if (pattern.startsWith('*')) {
    return matchesNaively(pattern.slice(1), text) || (text !== '' && matchesNaively(pattern, text.slice(1)));
  }
  return pattern[0] === text[0] && matchesNaively(pattern.slice(1), text.slice(1));
}
