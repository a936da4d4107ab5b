import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { digestOf, isDigest, parseDigest, referrersTag } from '../../../src/registry/digest.ts';

const EMPTY_SHA256 = 'sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

describe('parseDigest', () => {
  const cases = [
    { name: 'sha256', text: EMPTY_SHA256, valid: true },
    { name: 'sha512', text: `sha512:${'0a'.repeat(64)}`, valid: true },
    { name: 'sha256 with the length of sha512', text: `sha256:${'0a'.repeat(64)}`, valid: false },
    { name: 'a digit too few', text: EMPTY_SHA256.slice(0, -1), valid: false },
    { name: 'upper-case hex', text: `sha256:${'0A'.repeat(32)}`, valid: false },
    { name: 'upper-case algorithm', text: EMPTY_SHA256.replace('sha', 'SHA'), valid: false },
    { name: 'an algorithm that is not registered', text: `md5:${'0a'.repeat(16)}`, valid: false },
    { name: 'a line feed at the end', text: `${EMPTY_SHA256}\n`, valid: false },
    { name: 'an empty string', text: '', valid: false },
  ];
  test.each(cases)('$name: $valid', ({ text, valid }) => {
    expect(parseDigest(text)).toBe(valid ? text : undefined);
  });
});

describe('digestOf', () => {
  it('uses sha256 by default', () => {
    expect(digestOf(new Uint8Array())).toBe(EMPTY_SHA256);
    expect(digestOf(new Uint8Array(), digestOf(new Uint8Array([1])))).toBe(EMPTY_SHA256);
  });

  it('uses the algorithm of `like`, for any bytes', () => {
    const sha512 = parseDigest(`sha512:${'0a'.repeat(64)}`);
    const property = fc.property(fc.uint8Array(), (bytes) => {
      expect(isDigest(digestOf(bytes))).toBe(true);
      expect(digestOf(bytes, sha512)).toBe(`sha512:${createHash('sha512').update(bytes).digest('hex')}`);
    });
    fc.assert(property);
  });
});

describe('referrersTag', () => {
  it('is the algorithm and the first 64 digits, a valid tag for any bytes', () => {
    const like = fc.constantFrom(parseDigest(EMPTY_SHA256), parseDigest(`sha512:${'0a'.repeat(64)}`));
    const property = fc.property(fc.uint8Array(), like, (bytes, algorithm) => {
      const digest = digestOf(bytes, algorithm);
      expect(referrersTag(digest)).toMatch(/^sha(256|512)-[0-9a-f]{64}$/);
      expect(digest.startsWith(referrersTag(digest).replace('-', ':'))).toBe(true);
    });
    fc.assert(property);
  });
});
