import { describe, expect, it } from 'vitest';
import { NetworkError } from '../../../src/error.ts';
import { retryDelay } from '../../../src/http/retry.ts';
import { buildResponse } from './exchange-builders.ts';

const now = () => new Date('2026-10-02T12:00:00Z');

describe('the delay that Retry-After asks for, and a second more', () => {
  const cases = [
    { name: 'zero', header: '0', delay: 1000 },
    { name: 'seconds', header: '7', delay: 8000 },
    { name: 'an hour', header: '3600', delay: 3_601_000 },
    { name: 'a date', header: 'Fri, 02 Oct 2026 12:00:30 GMT', delay: 31_000 },
    { name: 'a date in the old form', header: 'Friday, 02-Oct-26 12:00:30 GMT', delay: 31_000 },
    { name: 'a date that has passed', header: 'Fri, 02 Oct 2026 11:00:00 GMT', delay: 1000 },
  ];
  it.each(cases)('$name', ({ header, delay }) => {
    expect(retryDelay(buildResponse(429, { 'retry-after': header }), 1, { now, random: () => 0 })).toBe(delay);
  });
});

describe('a Retry-After that says nothing is as good as none', () => {
  it.each(['', 'soon', '-5', '1.5', 'in 3 s', '2 Oct 2026', 'no date GMT'])('`%s`', (header) => {
    expect(retryDelay(buildResponse(429, { 'retry-after': header }), 3, { now, random: () => 0 })).toBe(2000);
  });
});

describe('exponential back-off, of which the second half is random', () => {
  const cases = [
    { attempt: 1, least: 500, most: 1000 },
    { attempt: 2, least: 1000, most: 2000 },
    { attempt: 3, least: 2000, most: 4000 },
    { attempt: 5, least: 8000, most: 16_000 },
    { attempt: 6, least: 15_000, most: 30_000 },
    { attempt: 99, least: 15_000, most: 30_000 },
  ];
  it.each(cases)('before attempt $attempt + 1: $least to $most ms', ({ attempt, least, most }) => {
    const delay = (random: number) => retryDelay(new NetworkError('cut'), attempt, { now, random: () => random });
    expect([delay(0), delay(0.5), delay(1)]).toEqual([least, (least + most) / 2, most]);
  });
});
