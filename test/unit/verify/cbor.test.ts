import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CborTag, type CborValue, encodeCborBytes, readCbor } from '../../../src/verify/cbor.ts';
import { cbor } from './notation-builder.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('readCbor', () => {
  /** Most are of RFC 8949, appendix A. */
  const cases: readonly { readonly bytes: string; readonly value: CborValue }[] = [
    { bytes: '00', value: 0 },
    { bytes: '17', value: 23 },
    { bytes: '18 18', value: 24 },
    { bytes: '19 03 e8', value: 1_000 },
    { bytes: '1a 00 0f 42 40', value: 1_000_000 },
    { bytes: '1b 00 00 00 e8 d4 a5 10 00', value: 1_000_000_000_000 },
    { bytes: '20', value: -1 },
    { bytes: '39 03 e7', value: -1_000 },
    { bytes: 'f4', value: false },
    { bytes: 'f5', value: true },
    { bytes: 'f6', value: null },
    { bytes: 'f7', value: undefined },
    { bytes: '44 01 02 03 04', value: hex('01020304') },
    { bytes: '64 49 45 54 46', value: 'IETF' },
    { bytes: '62 c3 bc', value: 'ü' },
    { bytes: '82 01 82 02 03', value: [1, [2, 3]] },
    {
      bytes: 'a2 01 02 61 61 04',
      value: new Map<number | string, CborValue>([
        [1, 2],
        ['a', 4],
      ]),
    },
    { bytes: 'c1 1a 51 4b 67 b0', value: new CborTag(1, 1_363_896_240) },
    { bytes: 'd2 80', value: new CborTag(18, []) },
  ];
  test.each(cases)('reads $bytes', ({ bytes, value }) => {
    expect(readCbor(hex(bytes))).toEqual(value);
  });

  const refused = [
    { name: 'no bytes', bytes: '', why: 'the CBOR value is cut off' },
    { name: 'bytes after it', bytes: '00 00', why: 'there are bytes after the CBOR value' },
    { name: 'a number that is cut off', bytes: '19 03', why: 'the CBOR value is cut off' },
    { name: 'a byte string that is cut off', bytes: '44 01', why: 'the CBOR value is cut off' },
    { name: 'an array that is cut off', bytes: '82 01', why: 'the CBOR value is cut off' },
    { name: 'an array that claims 2^32 values', bytes: '9b 00 00 00 01 00 00 00 00', why: 'the CBOR value is cut off' },
    {
      name: 'a byte string that claims 2^53 - 1 bytes',
      bytes: '5b 00 1f ff ff ff ff ff ff',
      why: 'the CBOR value is cut off',
    },
    {
      name: 'a number in a longer form',
      bytes: '18 17',
      why: 'a number in the CBOR value is not in its shortest form',
    },
    {
      name: 'a number in a form of two bytes',
      bytes: '19 00 ff',
      why: 'a number in the CBOR value is not in its shortest form',
    },
    {
      name: 'a length in a longer form',
      bytes: '58 01 00',
      why: 'a number in the CBOR value is not in its shortest form',
    },
    {
      name: 'a number in a form of eight bytes',
      bytes: '1b 00 00 00 00 ff ff ff ff',
      why: 'a number in the CBOR value is not in its shortest form',
    },
    {
      name: 'a number that is not safe',
      bytes: '1b 00 20 00 00 00 00 00 00',
      why: 'a number in the CBOR value is too large',
    },
    {
      name: 'an array of indefinite length',
      bytes: '9f ff',
      why: 'the CBOR value is not valid, or has an indefinite length',
    },
    {
      name: 'a string of indefinite length',
      bytes: '7f 61 61 ff',
      why: 'the CBOR value is not valid, or has an indefinite length',
    },
    { name: 'reserved information', bytes: '1c', why: 'the CBOR value is not valid, or has an indefinite length' },
    {
      name: 'a floating-point number',
      bytes: 'fb 3f f1 99 99 99 99 99 9a',
      why: 'a type in the CBOR value is not supported',
    },
    { name: 'another simple value', bytes: 'f0', why: 'a type in the CBOR value is not supported' },
    { name: 'a break', bytes: 'ff', why: 'a type in the CBOR value is not supported' },
    { name: 'a key twice', bytes: 'a2 01 02 01 03', why: 'the CBOR map has a key twice' },
    { name: 'a key that is a list', bytes: 'a1 80 01', why: 'a key of the CBOR map is not an integer or a string' },
    { name: 'a tagged key', bytes: 'a1 c1 01 01', why: 'a key of the CBOR map is not an integer or a string' },
    { name: 'many levels of arrays', bytes: '81'.repeat(100_000), why: 'the CBOR value has more than 16 levels' },
    { name: 'many levels of tags', bytes: 'c1'.repeat(100_000), why: 'the CBOR value has more than 16 levels' },
    {
      name: '10,001 values',
      bytes: `99 27 10 ${'00'.repeat(10_000)}`,
      why: 'the CBOR value has more than 10,000 values',
    },
    { name: 'a string that is not UTF-8', bytes: '61 ff', why: /not valid/ },
  ];
  test.each(refused)('refuses $name', ({ bytes, why }) => {
    expect(() => readCbor(hex(bytes))).toThrow(why);
  });

  const leaf = fc.oneof(
    fc.maxSafeInteger(),
    fc.string({ unit: 'grapheme' }),
    fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
    fc.constantFrom(true, false, null),
  );
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { depthSize: 'small', maxDepth: 4 },
      leaf,
      fc.array(tie('value'), { maxLength: 5 }),
      fc
        .array(fc.tuple(fc.oneof(fc.string(), fc.maxSafeInteger()), tie('value')), { maxLength: 5 })
        .map((entries) => new Map(entries)),
    ),
  }));

  test('reads every value as it was encoded', () => {
    fc.assert(
      fc.property(value, (one) => {
        expect(readCbor(cbor(one))).toEqual(one);
      }),
    );
  });

  test('refuses every value that is cut off', () => {
    fc.assert(
      fc.property(value, fc.nat(), (one, seed) => {
        const bytes = cbor(one);
        expect(() => readCbor(bytes.subarray(0, seed % bytes.length))).toThrow(Error);
      }),
    );
  });

  test('has one encoding for each value, and does not hang or crash with any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const bytes = Buffer.from(array);
        let read: CborValue;
        try {
          read = readCbor(bytes);
        } catch (error) {
          expect(error).not.toBeInstanceOf(RangeError);
          return;
        }
        if (!hasTag(read)) expect(cbor(read)).toEqual(bytes);
      }),
      { numRuns: 5_000 },
    );
  });
});

/** Including in lists and maps. The encoder of the tests has no tags. */
function hasTag(value: unknown): boolean {
  if (value instanceof Map) return [...value.values()].some(hasTag);
  return value instanceof CborTag || (Array.isArray(value) && value.some(hasTag));
}

test('byte strings of each length are encoded so that they are read again', () => {
  for (const length of [0, 23, 24, 255, 256, 65_535, 65_536]) {
    const bytes = Buffer.alloc(length, 7);
    expect(encodeCborBytes(bytes)).toEqual(cbor(bytes));
    expect(readCbor(encodeCborBytes(bytes))).toEqual(bytes);
  }
});
