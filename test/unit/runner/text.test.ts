import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defuse, oneLine, unhide } from '../../../src/runner/text.ts';

describe('oneLine', () => {
  const cases = [
    { name: 'plain text', text: 'sbom', is: 'sbom' },
    { name: 'line ends', text: 'a\r\nb\u2028c', is: 'a\\u{d}\\u{a}b\\u{2028}c' },
    { name: 'an escape sequence of a terminal', text: '\u001b[31mred', is: '\\u{1b}[31mred' },
    { name: 'a turn of direction', text: 'a\u202eb', is: 'a\\u{202e}b' },
    { name: 'half a surrogate pair', text: 'a\ud800', is: 'a\\u{d800}' },
    { name: 'more than fits', text: 'abcdefgh', is: 'abcd…' },
    { name: 'no half of an emoji', text: '😀😀😀😀😀😀', is: '😀😀😀😀…' },
  ];
  test.each(cases.slice(0, 5))('$name', ({ text, is }) => expect(oneLine(text)).toBe(is));
  test.each(cases.slice(5))('cuts $name', ({ text, is }) => expect(oneLine(text, 5)).toBe(is));

  it('never has a control character or a line end, and never more than asked for', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 300 }), (text, max) => {
      const line = oneLine(text, max);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect([...line].length).toBeLessThanOrEqual(max);
    });
    fc.assert(property);
  });
});

describe('unhide', () => {
  const cases = [
    { name: 'plain lines', text: 'a\n  b ✅', is: 'a\n  b ✅' },
    { name: 'another line end', text: 'a\r\nb\u2028c\u0085', is: 'a\\u{d}\nb\\u{2028}c\\u{85}' },
    { name: 'a turn of direction, and what has no width', text: '\u202ea\u200bb', is: '\\u{202e}a\\u{200b}b' },
    { name: 'an escape sequence of a terminal', text: '\u001b[31m', is: '\\u{1b}[31m' },
  ];
  test.each(cases)('$name', ({ text, is }) => expect(unhide(text)).toBe(is));
});

describe('defuse', () => {
  const cases = [
    { name: 'a command', line: '::set-output name=x::y', is: '\\::set-output name=x::y' },
    { name: 'a command behind blanks', line: ' \t ::error::no', is: ' \t \\::error::no' },
    {
      name: 'a command behind a blank that JavaScript does not know',
      line: '\u0085::error::no',
      is: '\u0085\\::error::no',
    },
    { name: 'a command on a later line', line: 'a\n::error::no', is: 'a\n\\::error::no' },
    { name: 'a command behind a carriage return', line: 'a\r::error::no', is: 'a\n\\::error::no' },
    { name: 'a command of the old form', line: 'a ##[error]no', is: 'a ##\\[error]no' },
    { name: 'colons within a line', line: 'std::vector', is: 'std::vector' },
  ];
  test.each(cases)('$name', ({ line, is }) => expect(defuse(line)).toBe(is));

  it('leaves no line that the runner would read as a command', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '#',
      '##[',
      '[',
      ' ',
      '\t',
      '\u0085',
      '\u00a0',
      '\ufeff',
      '\r',
      '\n',
      'error',
      '\\',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (line) => {
        const lines = defuse(line).split(/\r\n|\r|\n/);
        // What .NET's TrimStart takes away.
        expect(lines.filter((one) => one.replace(/^[\s\u0085]+/, '').startsWith('::'))).toEqual([]);
        expect(lines.filter((one) => one.includes('##['))).toEqual([]);
      }),
    );
  });
});
