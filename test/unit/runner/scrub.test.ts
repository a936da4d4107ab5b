import { describe, expect, it, test } from 'vitest';
import { scrubSecrets } from '../../../src/runner/scrub.ts';

const SECRET = 'correct-horse';

describe('scrubSecrets', () => {
  const cases = [
    { name: 'a secret', text: `a ${SECRET} b`, scrubbed: 'a *** b' },
    { name: 'each occurrence', text: `${SECRET}${SECRET}`, scrubbed: '******' },
    { name: 'the beginning of a secret that was cut', text: 'a correct-ho… b', scrubbed: 'a ***… b' },
    { name: 'several cut secrets', text: 'corr… correct…', scrubbed: '***… ***…' },
    { name: 'not a beginning of three characters', text: 'cor…', scrubbed: 'cor…' },
    { name: 'not a beginning without a cut', text: 'correct', scrubbed: 'correct' },
    { name: 'not another word with the same beginning', text: 'correctly…', scrubbed: 'correctly…' },
  ];
  test.each(cases)('$name', ({ text, scrubbed }) => {
    expect(scrubSecrets(text, [SECRET])).toBe(scrubbed);
  });

  it('replaces the longer of two secrets first', () => {
    expect(scrubSecrets('correct-horse-battery', [SECRET, 'correct-horse-battery'])).toBe('***');
  });

  it('reads a long string once, even if it repeats the beginning of a secret', () => {
    // The check mark makes it a two-byte string: a Latin-1 string cannot contain the `…` of a cut.
    const text = `✅${'correct '.repeat(100_000)}`;
    expect(scrubSecrets(text, [SECRET])).toBe(text);
  });
});
