import fc from 'fast-check';
import { afterEach, describe, expect, it, test } from 'vitest';
import { code, mermaidText, paragraph } from '../../src/runner/markdown.ts';
import {
  collapseSpace,
  escapeHidden,
  hideInText,
  joinNames,
  oneLine,
  quote,
  scrub,
  showAllText,
} from '../../src/text.ts';

afterEach(showAllText);

describe('oneLine', () => {
  const cases = [
    { name: 'plain ASCII', text: 'sbom', is: 'sbom' },
    { name: 'line ends', text: 'a\r\nb\u2028c', is: 'a\\u{d}\\u{a}b\\u{2028}c' },
    { name: 'an escape sequence of a terminal', text: '\u001b[31mred', is: '\\u{1b}[31mred' },
    { name: 'a change of direction', text: 'a\u202eb', is: 'a\\u{202e}b' },
    { name: 'a lone surrogate', text: 'a\ud800', is: 'a\\u{d800}' },
    { name: 'a string that is too long', text: 'abcdefgh', is: 'abcd…' },
    { name: 'between emojis, not within one', text: '😀😀😀😀😀😀', is: '😀😀😀😀…' },
  ];
  test.each(cases.slice(0, 5))('$name', ({ text, is }) => expect(oneLine(text)).toBe(is));
  test.each(cases.slice(5))('cuts $name', ({ text, is }) => expect(oneLine(text, 5)).toBe(is));

  it('reads only the start of a long string', () => {
    const long = '\u{1f600}'.repeat(4 << 20);
    const start = performance.now();
    for (let times = 0; times < 100; times++) expect(oneLine(long, 10)).toMatch(/^.{9}…$/u);
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  it('has no control character, no line end, and at most `max` characters', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 300 }), (text, max) => {
      const line = oneLine(text, max);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect([...line].length).toBeLessThanOrEqual(max);
    });
    fc.assert(property);
  });
});

describe('joinNames', () => {
  const cases = [
    { name: 'a few', names: ['a', 'b'], is: 'a, b' },
    { name: 'none', names: [], is: 'none' },
    { name: 'too many', names: ['a', 'b', 'c', 'd'], is: 'a, b, c and 1 more' },
    { name: 'a long one', names: ['x'.repeat(100)], is: `${'x'.repeat(59)}…` },
    { name: 'a line end', names: ['a\nb'], is: 'a\\u{a}b' },
  ];
  test.each(cases)('$name', ({ names, is }) => expect(joinNames(names, 3)).toBe(is));
});

describe('escapeHidden', () => {
  const cases = [
    { name: 'plain lines', text: 'a\n  b ✅', is: 'a\n  b ✅' },
    { name: 'another line end', text: 'a\r\nb\u2028c\u0085', is: 'a\\u{d}\nb\\u{2028}c\\u{85}' },
    { name: 'a change of direction and a zero-width space', text: '\u202ea\u200bb', is: '\\u{202e}a\\u{200b}b' },
    { name: 'an escape sequence of a terminal', text: '\u001b[31m', is: '\\u{1b}[31m' },
  ];
  test.each(cases)('$name', ({ text, is }) => expect(escapeHidden(text)).toBe(is));
});

describe('quote', () => {
  const cases = [
    { name: 'plain ASCII', text: 'sbom', is: '"sbom"' },
    { name: 'quotes and line ends', text: 'a"\r\nb', is: '"a\\"\\r\\nb"' },
    { name: 'a line end that JSON does not escape', text: 'a\u2028b', is: '"a\\u{2028}b"' },
    { name: 'a change of direction', text: 'a\u202eb', is: '"a\\u{202e}b"' },
    { name: 'a string that is too long', text: 'abcdefghijk', is: '"abcdefghij…"' },
  ];
  test.each(cases)('$name', ({ text, is }) => expect(quote(text, 10)).toBe(is));

  it('is one line without control characters, for any string', () => {
    const property = fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 1, max: 100 }), (text, max) => {
      expect(quote(text, max)).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    });
    fc.assert(property);
  });
});

describe('collapseSpace', () => {
  const cases = [
    { name: 'line ends and tabs', text: ' a\r\n\tb\u2028c ', is: 'a b c' },
    { name: 'control characters', text: 'a\u0000\u001bb', is: 'a b' },
    { name: 'formatting characters', text: 'a\u202e\u200bb', is: 'ab' },
    { name: 'a lone surrogate', text: 'a\ud800', is: 'a\ufffd' },
  ];
  test.each(cases)('$name', ({ text, is }) => expect(collapseSpace(text)).toBe(is));
});

const SECRET = 'correct-horse';

describe('scrub', () => {
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
    hideInText(SECRET);
    expect(scrub(text)).toBe(scrubbed);
  });

  it('replaces the longer of two secrets first', () => {
    hideInText(SECRET);
    hideInText('correct-horse-battery');
    expect(scrub('correct-horse-battery')).toBe('***');
  });

  it('reads a long string once, even if it repeats the beginning of a secret', () => {
    // The check mark makes it a two-byte string: a Latin-1 string cannot contain the `…` of a cut.
    const text = `✅${'correct '.repeat(100_000)}`;
    hideInText(SECRET);
    expect(scrub(text)).toBe(text);
  });
});

describe('a masked secret is replaced before the string is cut or escaped', () => {
  const secret = 'a_"b|c\u0007<'.repeat(20);
  const functions = [
    { name: 'oneLine', show: (text: string) => oneLine(text, 50) },
    { name: 'quote', show: (text: string) => quote(text, 50) },
    { name: 'code', show: (text: string) => code(text, 50) },
    { name: 'paragraph', show: paragraph },
    { name: 'mermaidText', show: (text: string) => mermaidText(text, 50) },
  ];
  // In the last one, the secret is cut where the function stops to read.
  const texts = [secret, `x ${secret}`, `${'x '.repeat(20)}${secret}`, `${secret.repeat(9)} ${'y'.repeat(500)}`];
  const cases = functions.flatMap(({ name, show }) => texts.map((text, at) => ({ name, show, text, at })));
  test.each(cases)('$name, text $at', ({ show, text }) => {
    hideInText(secret);
    expect(show(text)).not.toMatch(/[ab]/);
  });

  it('ends with the mark of a cut even if the rest would fit', () => {
    hideInText(secret);
    expect(oneLine(`${secret}${'y'.repeat(9000)}`, 5000)).toMatch(/^\*\*\*y+…$/);
  });
});
