import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTimestamp } from '../../src/time.ts';

describe('parseTimestamp', () => {
  const cases = [
    { name: 'UTC', text: '2026-01-02T03:04:05Z', time: '2026-01-02T03:04:05.000Z' },
    { name: 'lower case', text: '2026-01-02t03:04:05z', time: '2026-01-02T03:04:05.000Z' },
    { name: 'milliseconds', text: '2026-01-02T03:04:05.678Z', time: '2026-01-02T03:04:05.678Z' },
    { name: "Go's nanoseconds", text: '2026-01-02T03:04:05.123456789Z', time: '2026-01-02T03:04:05.123Z' },
    { name: 'an offset', text: '2026-01-02T03:04:05+02:00', time: '2026-01-02T01:04:05.000Z' },
    { name: 'a leap second', text: '2016-12-31T23:59:60Z', time: '2016-12-31T23:59:59.000Z' },
    { name: 'a leap day', text: '2024-02-29T00:00:00Z', time: '2024-02-29T00:00:00.000Z' },
    { name: 'the 29th of February in a common year', text: '2026-02-29T00:00:00Z', time: undefined },
    { name: 'the 30th of February', text: '2026-02-30T00:00:00Z', time: undefined },
    { name: 'no offset', text: '2026-01-02T03:04:05', time: undefined },
    { name: 'a date alone', text: '2026-01-02', time: undefined },
    { name: 'the 13th month', text: '2026-13-02T03:04:05Z', time: undefined },
    { name: 'hour 24', text: '2026-01-02T24:00:00Z', time: undefined },
    { name: 'a space instead of T', text: '2026-01-02 03:04:05Z', time: undefined },
    { name: 'epoch seconds', text: '1767323045', time: undefined },
    { name: 'a word', text: 'yesterday', time: undefined },
    { name: 'a trailing line feed', text: '2026-01-02T03:04:05Z\n', time: undefined },
    { name: 'an empty string', text: '', time: undefined },
  ];
  it.each(cases)('$name', ({ text, time }) => {
    expect(parseTimestamp(text)?.toISOString()).toBe(time);
  });

  it('parses every time that Date formats', () => {
    const years = { min: new Date('0000-01-01T00:00:00Z'), max: new Date('9999-12-31T23:59:59Z'), noInvalidDate: true };
    fc.assert(
      fc.property(fc.date(years), (date) => {
        expect(parseTimestamp(date.toISOString())).toEqual(date);
      }),
    );
  });

  it('never returns an invalid date', () => {
    const unit = fc.constantFrom(...'0123456789-:TZ.+'.split(''));
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit }), fc.string()), (text) => {
        expect(parseTimestamp(text)?.getTime()).not.toBeNaN();
      }),
    );
    expect(parseTimestamp(`2026-01-02T03:04:05.${'1'.repeat(10_000)}Z`)?.getTime()).not.toBeNaN();
  });
});
