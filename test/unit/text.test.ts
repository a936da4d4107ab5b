import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { quote } from '../../src/text.ts';

describe('quote', () => {
  const cases = [
    { name: 'plain text', text: 'sbom', is: '"sbom"' },
    { name: 'quotes and line ends', text: 'a"\r\nb', is: '"a\\"\\r\\nb"' },
    { name: 'a line end that JSON lets pass', text: 'a\u2028b', is: '"a\\u{2028}b"' },
    { name: 'a turn of direction', text: 'a\u202eb', is: '"a\\u{202e}b"' },
    { name: 'no more than fits', text: 'abcdefghijk', is: '"abcdefghij…"' },
  ];
  test.each(cases)('$name', ({ text, is }) => expect(quote(text, 10)).toBe(is));

  it('is one line without control characters, whatever the text', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 100 }), (text, max) => {
      expect(quote(text, max)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    });
    fc.assert(property);
  });
});
