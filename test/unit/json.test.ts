import * as v from '@badrap/valita';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { custom, exceedsLimits, findIssues, parseJson, readJson, withFallback } from '../../src/json.ts';

const LIMITS = { depth: 3, values: 5 };

describe('the limits of JSON', () => {
  it.each([
    { name: 'the deepest array', text: '[[[1]]]', exceeds: undefined },
    { name: 'a deeper array', text: '[[[[]]]]', exceeds: 'has more than 3 levels' },
    { name: 'a deeper object', text: '{"a":{"a":{"a":{"a":1}}}}', exceeds: 'has more than 3 levels' },
    { name: 'the most values', text: '[1,2,3,4]', exceeds: undefined },
    { name: 'a value more', text: '[1,2,3,4,5]', exceeds: 'has more than 5 values' },
    { name: 'objects in a list', text: '[{},{},{}]', exceeds: 'has more than 5 values' },
    { name: 'many arrays beside each other', text: '[[],[]]', exceeds: undefined },
    { name: 'brackets and commas in a string', text: '["[[[[,,,,,,{{{{"]', exceeds: undefined },
    { name: 'an escaped quotation mark in a string', text: '["\\"[[[[,,,,,,"]', exceeds: undefined },
    { name: 'an escaped backslash at the end of a string', text: '["\\\\",[[[[', exceeds: 'has more than 3 levels' },
    { name: 'a string without its end', text: '["[[[[', exceeds: undefined },
    { name: 'nothing', text: '', exceeds: undefined },
  ])('$name', ({ text, exceeds }) => {
    expect(exceedsLimits(Buffer.from(text), LIMITS)).toBe(exceeds);
  });

  it('hold before the JSON is parsed', () => {
    const before = process.memoryUsage();
    expect(parseJson(Buffer.alloc(16 << 20, '['))).toBeUndefined();
    expect(parseJson(Buffer.from(`[${'{},'.repeat(3_000_000)}{}]`))).toBeUndefined();
    const after = process.memoryUsage();
    expect(after.heapUsed - before.heapUsed).toBeLessThan(40 << 20);
  });

  it('count the values of any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (json) => {
        const [depth, values] = [depthOf(json), countValues(json)];
        const body = Buffer.from(JSON.stringify(json));
        expect(exceedsLimits(body, { depth, values: values + countEmpty(json) })).toBeUndefined();
        expect(exceedsLimits(body, { depth, values: values - 1 })).toMatch(/values$/);
        if (depth > 0) expect(exceedsLimits(body, { depth: depth - 1, values: 1e9 })).toMatch(/levels$/);
      }),
    );
  });
});

it.each([
  { name: 'JSON', body: '{"a": [1]}', value: { a: [1] } },
  { name: 'not JSON', body: '<h1>', value: undefined },
  { name: 'nothing', body: '', value: undefined },
])('parses $name', ({ body, value }) => {
  expect(parseJson(Buffer.from(body))).toEqual(value);
});

const SCHEMA = v.object({
  name: custom((value) => typeof value === 'string', 'must be a name'),
  count: v.number().nullable().optional(),
  tags: withFallback(v.array(v.string()), []),
});

describe('a schema', () => {
  it.each([
    {
      name: 'drops other fields',
      json: '{"name":"a","other":1,"constructor":2,"__proto__":3}',
      value: { name: 'a', tags: [] },
    },
    {
      name: 'reads all fields',
      json: '{"tags":["b"],"count":1,"name":"a"}',
      value: { name: 'a', count: 1, tags: ['b'] },
    },
    { name: 'replaces what has another type', json: '{"name":"a","tags":["b",1]}', value: { name: 'a', tags: [] } },
    { name: 'accepts null', json: '{"name":"a","count":null}', value: { name: 'a', count: null, tags: [] } },
  ])('$name', ({ json, value }) => {
    expect(readJson(SCHEMA, JSON.parse(json))).toStrictEqual(value);
    expect(findIssues(SCHEMA, JSON.parse(json))).toEqual([]);
  });

  it.each([
    { name: 'an array', json: [], issues: [{ path: [], message: 'must be an object' }] },
    { name: 'nothing', json: undefined, issues: [{ path: [], message: 'must be an object' }] },
    { name: 'an absent field', json: {}, issues: [{ path: ['name'], message: 'must be a name' }] },
    {
      name: 'several fields, in the order of the schema',
      json: { count: 'b', other: 1, name: 2 },
      issues: [
        { path: ['name'], message: 'must be a name' },
        { path: ['count'], message: 'must be a number' },
      ],
    },
  ])('does not accept $name', ({ json, issues }) => {
    expect(readJson(SCHEMA, json)).toBeUndefined();
    expect(findIssues(SCHEMA, json)).toEqual(issues);
  });

  it('keeps each name of a record', () => {
    const json = JSON.parse('{"constructor":"a","__proto__":"b","toString":"c"}');
    const read = readJson(v.record(withFallback(v.string(), '')), json);
    expect(Object.entries(read ?? {})).toEqual(Object.entries(json));
  });
});

function childrenOf(json: unknown): readonly unknown[] {
  return typeof json === 'object' && json !== null ? Object.values(json) : [];
}

function depthOf(json: unknown): number {
  if (typeof json !== 'object' || json === null) return 0;
  return 1 + Math.max(0, ...childrenOf(json).map(depthOf));
}

function countValues(json: unknown): number {
  return 1 + childrenOf(json).reduce((sum: number, child) => sum + countValues(child), 0);
}

/** An empty array or object counts as if it had a value. */
function countEmpty(json: unknown): number {
  const isEmpty = typeof json === 'object' && json !== null && childrenOf(json).length === 0;
  return (isEmpty ? 1 : 0) + childrenOf(json).reduce((sum: number, child) => sum + countEmpty(child), 0);
}
