import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration } from '../../../src/policy/duration.ts';

describe('parseDuration', () => {
  const cases = [
    { name: 'zero', text: '0', milliseconds: 0 },
    { name: 'seconds', text: '90s', milliseconds: 90_000 },
    { name: 'minutes', text: '5m', milliseconds: 300_000 },
    { name: 'hours', text: '36h', milliseconds: 129_600_000 },
    { name: 'days', text: '30d', milliseconds: 2_592_000_000 },
    { name: 'no unit', text: '30', milliseconds: undefined },
    { name: 'another unit', text: '2w', milliseconds: undefined },
    { name: 'upper case', text: '30D', milliseconds: undefined },
    { name: 'a fraction', text: '1.5h', milliseconds: undefined },
    { name: 'a sign', text: '-1h', milliseconds: undefined },
    { name: 'two units', text: '1h30m', milliseconds: undefined },
    { name: 'spaces', text: ' 1h', milliseconds: undefined },
    { name: 'a trailing line feed', text: '1h\n', milliseconds: undefined },
    { name: 'above the largest safe integer', text: '999999999999d', milliseconds: undefined },
    { name: 'an empty string', text: '', milliseconds: undefined },
  ];
  it.each(cases)('$name', ({ text, milliseconds }) => {
    expect(parseDuration(text)).toBe(milliseconds);
  });
});

describe('formatDuration', () => {
  const cases = [
    { name: 'zero', milliseconds: 0, text: '0' },
    { name: 'less than a second', milliseconds: 999, text: '0' },
    { name: 'a second and a half', milliseconds: 1_500, text: '1s' },
    { name: 'the largest unit that fits', milliseconds: 2_592_000_000, text: '30d' },
    { name: 'a day and a half', milliseconds: 129_600_000, text: '36h' },
  ];
  it.each(cases)('$name', ({ milliseconds, text }) => {
    expect(formatDuration(milliseconds)).toBe(text);
  });

  it('is parsed as the same duration', () => {
    fc.assert(
      fc.property(fc.nat({ max: 10_000_000 }), (seconds) => {
        expect(parseDuration(formatDuration(seconds * 1_000))).toBe(seconds * 1_000);
      }),
    );
  });
});
