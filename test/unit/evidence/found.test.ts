import { expect, test } from 'vitest';
import { type Found, mergeFound } from '../../../src/evidence/found.ts';
import type { Descriptor } from '../../../src/registry/descriptor.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const one: Descriptor = { mediaType: 'm/m', digest: aDigest('one'), size: 1, annotations: {} };
const two: Descriptor = { ...one, digest: aDigest('two') };
const typed: Descriptor = { ...one, artifactType: 'a/b' };

const cases: { name: string; found: Descriptor[]; merged: Descriptor[] }[] = [
  { name: 'an empty list', found: [], merged: [] },
  { name: 'two, in their order', found: [two, one], merged: [two, one] },
  { name: 'the same twice', found: [one, two, one], merged: [one, two] },
  { name: 'the type of the second', found: [one, typed], merged: [typed] },
  { name: 'the type of the first', found: [typed, one], merged: [typed] },
  {
    name: 'the type of the second if the first is empty',
    found: [{ ...one, artifactType: '' }, typed],
    merged: [typed],
  },
  {
    name: 'the annotations of both, the first takes precedence',
    found: [
      { ...one, annotations: { a: '1', b: '1' } },
      { ...one, annotations: { b: '2', c: '2' } },
    ],
    merged: [{ ...one, annotations: { a: '1', b: '1', c: '2' } }],
  },
];
test.each(cases)('$name', ({ found, merged }) => {
  const from = (descriptors: readonly Descriptor[]): Found[] =>
    descriptors.map((descriptor) => ({ descriptor, sources: ['api'] }));
  expect(mergeFound(from(found))).toEqual(from(merged));
});

test('all sources are kept in their order', () => {
  const merged = mergeFound([
    { descriptor: one, sources: ['tag-schema'] },
    { descriptor: typed, sources: ['api'] },
  ]);
  expect(merged).toEqual([{ descriptor: typed, sources: ['tag-schema', 'api'] }]);
});
