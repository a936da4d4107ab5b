import { describe, expect, test } from 'vitest';
import { annotationOf, createdOf } from '../../../src/policy/referrer.ts';

describe('annotationOf', () => {
  const cases = [
    { name: 'an annotation', annotations: { a: 'b' }, key: 'a', is: 'b' },
    { name: 'an empty annotation', annotations: { a: '' }, key: 'a', is: '' },
    { name: 'no such annotation', annotations: { a: 'b' }, key: 'b', is: undefined },
    { name: 'an inherited property', annotations: {}, key: 'constructor', is: undefined },
  ];
  test.each(cases)('$name', ({ annotations, key, is }) => expect(annotationOf({ annotations }, key)).toBe(is));
});

test('createdOf returns the unparsed time', () => {
  expect(createdOf({ annotations: { 'org.opencontainers.image.created': 'now' } })).toBe('now');
});
