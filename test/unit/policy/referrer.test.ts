import { describe, expect, test } from 'vitest';
import { annotationOf, createdOf } from '../../../src/policy/referrer.ts';

describe('annotationOf', () => {
  const cases = [
    { name: 'one that is there', annotations: { a: 'b' }, key: 'a', is: 'b' },
    { name: 'an empty one', annotations: { a: '' }, key: 'a', is: '' },
    { name: 'one that is not there', annotations: { a: 'b' }, key: 'b', is: undefined },
    { name: 'what every object has', annotations: {}, key: 'constructor', is: undefined },
  ];
  test.each(cases)('$name', ({ annotations, key, is }) => expect(annotationOf({ annotations }, key)).toBe(is));
});

test('createdOf gives the time as typed', () => {
  expect(createdOf({ annotations: { 'org.opencontainers.image.created': 'now' } })).toBe('now');
});
