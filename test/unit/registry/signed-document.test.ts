import { describe, expect, test } from 'vitest';
import {
  findNamedImageFault,
  findSignedDigestFault,
  findSubjectFault,
  readInToto,
  readMessageDigest,
  readSimpleSigning,
} from '../../../src/registry/signed-document.ts';
import { aDigest } from '../policy/referrer-builder.ts';

const IMAGE = aDigest('image');
const OTHER = aDigest('another image');

describe('readInToto', () => {
  const type = 'https://in-toto.io/Statement/v1';

  test('returns the predicate as it is', () => {
    const subject = [{ digest: { sha256: IMAGE.slice(7) } }];
    const statement = { _type: type, predicateType: 'https://slsa.dev/provenance/v1', subject, predicate: [1] };
    expect(readInToto(statement)).toEqual({
      type,
      predicateType: 'https://slsa.dev/provenance/v1',
      subjects: [IMAGE],
      predicate: [1],
    });
  });

  test('needs nothing but the type', () => {
    expect(readInToto({ _type: type })).toEqual({ type, subjects: [], predicate: undefined });
    expect(readInToto({ predicateType: 'https://slsa.dev/provenance/v1' })).toBeUndefined();
  });
});

test('findSubjectFault accepts the image as any subject', () => {
  expect(findSubjectFault({ subjects: [OTHER, IMAGE] }, IMAGE)).toBeUndefined();
  expect(findSubjectFault({ subjects: [OTHER] }, IMAGE)).toBe(`its statement is about another image, ${OTHER}`);
});

test('a message digest is compared if it is known', () => {
  const digest = Buffer.from(OTHER.slice(7), 'hex').toString('base64');
  const signed = readMessageDigest({ algorithm: 'SHA2_256', digest });
  expect(signed).toBe(OTHER);
  expect(findSignedDigestFault(signed, IMAGE)).toBe(`its signature is of another image, ${OTHER}`);
  expect(findSignedDigestFault(signed, OTHER)).toBeUndefined();
  expect(readMessageDigest({ algorithm: 'SHA2_384', digest })).toBeUndefined();
  expect(findSignedDigestFault(undefined, IMAGE)).toBeUndefined();
});

test('the payload of a simple signing names an image, with or without a type', () => {
  const image = { 'docker-manifest-digest': OTHER };
  expect(readSimpleSigning({ critical: { type: 'atomic container signature', image } })).toEqual({
    type: 'atomic container signature',
    image: OTHER,
  });
  expect(readSimpleSigning({ critical: { type: 1, image } })).toEqual({ image: OTHER });
  expect(readSimpleSigning({ critical: { image: { 'docker-manifest-digest': [OTHER] } } })).toBeUndefined();
  expect(findNamedImageFault(OTHER, OTHER)).toBeUndefined();
  expect(findNamedImageFault(OTHER, IMAGE)).toBe(`its payload belongs to another image, ${OTHER}`);
  expect(findNamedImageFault(undefined, IMAGE)).toBe('its payload does not name an image');
});
