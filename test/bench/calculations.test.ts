import { describe, expect, test } from 'vitest';
import { distance, fitLine } from './fit.ts';
import { median, medianRatio } from './measure.ts';
import { bounded, countOverBounds, table } from './table.ts';

describe('fitLine', () => {
  test('finds the line that points are on', () => {
    const line = fitLine([1, 100, 1_000].map((count) => ({ count, time: 200 + 3 * count })));
    expect(line.slope).toBeCloseTo(3);
    expect(line.start).toBeCloseTo(200);
  });

  test('shows growth that is not linear in the distances of the points', () => {
    const points = [1, 1_000, 10_000].map((count) => ({ count, time: 200 + 0.001 * count ** 2 }));
    const line = fitLine(points);
    expect(Math.max(...points.map((point) => Math.abs(distance(line, point))))).toBeGreaterThan(0.5);
  });

  test('a distance is a part of the value of the line', () => {
    expect(distance({ start: 100, slope: 1 }, { count: 100, time: 220 })).toBeCloseTo(0.1);
  });
});

test.each([
  { name: 'the value in the middle', values: [9, 1, 5], expected: 5 },
  { name: 'the mean of the two in the middle', values: [9, 1, 5, 7], expected: 6 },
  { name: 'a single value', values: [3], expected: 3 },
])('the median is $name', ({ values, expected }) => {
  expect(median(values)).toBe(expected);
});

test('a ratio compares the times of the same turn, so that a slow turn does not change it', () => {
  const times = new Map([
    ['gate', [20, 200, 20]],
    ['script', [10, 100, 10]],
  ]);
  expect(medianRatio(times, 'gate', 'script')).toBe(2);
  expect(medianRatio(times, 'gate', 'oras')).toBeUndefined();
});

test('a value over its bound is marked and counted', () => {
  const before = countOverBounds();
  expect(bounded(1.2, 1.25)).toBe('1.20 (≤ 1.25)');
  expect(bounded(1.3, 1.25)).toBe('**1.30** (≤ 1.25), over its bound');
  expect(bounded(163.4, 200, ' MiB')).toBe('163 MiB (≤ 200)');
  expect(bounded(1.3, undefined)).toBe('1.30');
  expect(bounded(undefined, 1.25)).toBe('–');
  expect(countOverBounds()).toBe(before + 1);
});

test('a table is Markdown', () => {
  expect(table(['time', '0 ms'], [['gate', '231']])).toBe('| time | 0 ms |\n| --- | ---: |\n| gate | 231 |');
});
