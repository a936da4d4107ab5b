import { describe, expect, it, test } from 'vitest';
import { scrubSecrets } from '../../../src/runner/scrub.ts';

const SECRET = 'correct-horse';

describe('scrubSecrets', () => {
  const cases = [
    { name: 'a secret', text: `a ${SECRET} b`, scrubbed: 'a *** b' },
    { name: 'each time it comes', text: `${SECRET}${SECRET}`, scrubbed: '******' },
    { name: 'the start of one that was cut', text: 'a correct-ho… b', scrubbed: 'a ***… b' },
    { name: 'each of several cuts', text: 'corr… correct…', scrubbed: '***… ***…' },
    { name: 'no start that is too short to tell anything', text: 'cor…', scrubbed: 'cor…' },
    { name: 'no start without a cut', text: 'correct', scrubbed: 'correct' },
    { name: 'no word that only starts like it', text: 'correctly…', scrubbed: 'correctly…' },
  ];
  test.each(cases)('$name', ({ text, scrubbed }) => {
    expect(scrubSecrets(text, [SECRET])).toBe(scrubbed);
  });

  it('takes a secret before another that it begins with', () => {
    expect(scrubSecrets('correct-horse-battery', [SECRET, 'correct-horse-battery'])).toBe('***');
  });

  it('reads a long text once, however often the start of a secret is in it', () => {
    // With the mark it is no text in Latin-1, in which a cut cannot be.
    const text = `✅${'correct '.repeat(100_000)}`;
    expect(scrubSecrets(text, [SECRET])).toBe(text);
  });
});
