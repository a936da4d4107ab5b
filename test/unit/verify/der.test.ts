import { generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  contextTag,
  DER,
  readBits,
  readBoolean,
  readDer,
  readNumber,
  readOid,
  readTime,
} from '../../../src/verify/der.ts';
import { der, oid } from './certificate-builder.ts';

const hex = (text: string) => Buffer.from(text.replaceAll(' ', ''), 'hex');

describe('readDer', () => {
  test('reads nested values', () => {
    const value = readDer(hex('30 08 02 01 05 a0 03 01 01 ff'));
    const [number, context] = value.children();
    expect(number && readNumber(number)).toBe(5);
    expect(context?.children(contextTag(0)).map(readBoolean)).toEqual([true]);
    expect(context?.raw).toEqual(hex('a0 03 01 01 ff'));
  });

  test('reads long values', () => {
    for (const length of [127, 128, 255, 256, 65_535]) {
      const bytes = der(0x04, Buffer.alloc(length, 7));
      expect(readDer(bytes).contentOf(DER.octetString)).toEqual(Buffer.alloc(length, 7));
    }
  });

  const refused = [
    { name: 'no bytes', bytes: '' },
    { name: 'a tag alone', bytes: '30' },
    { name: 'content that is cut off', bytes: '04 02 00' },
    { name: 'a length that is cut off', bytes: '04 82 01' },
    { name: 'bytes after it', bytes: '04 01 00 00' },
    { name: 'an indefinite length', bytes: '30 80 04 01 00 00 00' },
    { name: 'a long form for a short length', bytes: '04 81 01 00' },
    { name: 'a length with a zero in front', bytes: `04 82 00 80 ${'00'.repeat(128)}` },
    { name: 'a length of five bytes', bytes: '04 85 01 00 00 00 00' },
    { name: 'the reserved length', bytes: '04 ff' },
    { name: 'a tag of several bytes', bytes: '1f 81 01 00' },
  ];
  test.each(refused)('refuses $name', ({ bytes }) => {
    expect(() => readDer(hex(bytes))).toThrow(/DER value/);
  });

  test('refuses children that are cut off, and those of another tag', () => {
    expect(() => readDer(hex('30 03 02 02 00')).children()).toThrow('cut off');
    expect(() => readDer(hex('31 00')).children()).toThrow('the DER value has the tag 49, not 48');
  });

  test('reads exactly what was encoded', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 255 }), fc.uint8Array({ maxLength: 400 }), (tag, content) => {
        fc.pre((tag & 0x1f) !== 0x1f);
        const bytes = der(tag, Buffer.from(content));
        const value = readDer(bytes);
        expect([value.tag, value.content, value.raw]).toEqual([tag, Buffer.from(content), bytes]);
      }),
    );
  });

  test('has one encoding for each value, and throws only errors for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (array) => {
        const bytes = Buffer.from(array);
        const read = attempt(() => readDer(bytes));
        if (read === undefined) return;
        expect(read.raw).toEqual(bytes);
        expect(der(read.tag, read.content)).toEqual(bytes);
        for (const reader of [readBits, readBoolean, readNumber, readOid, readTime]) attempt(() => reader(read));
      }),
      { numRuns: 2_000 },
    );
  });
});

function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch (error) {
    // Not a RangeError or TypeError, which would be a fault of the reader.
    expect(Object.getPrototypeOf(error)).toBe(Error.prototype);
    return undefined;
  }
}

describe('values', () => {
  const cases = [
    { name: 'false', read: readBoolean, bytes: '01 01 00', value: false },
    { name: 'true', read: readBoolean, bytes: '01 01 ff', value: true },
    { name: 'zero', read: readNumber, bytes: '02 01 00', value: 0 },
    { name: 'a number with the highest bit', read: readNumber, bytes: '02 02 00 80', value: 128 },
    { name: 'a large number', read: readNumber, bytes: '02 04 7f ff ff ff', value: 2 ** 31 - 1 },
    { name: 'no bits', read: readBits, bytes: '03 01 00', value: new Set() },
    { name: 'the first bit', read: readBits, bytes: '03 02 07 80', value: new Set([0]) },
    { name: 'the bits 5, 6 and 8', read: readBits, bytes: '03 03 07 06 80', value: new Set([5, 6, 8]) },
    { name: 'an object identifier', read: readOid, bytes: '06 03 55 04 03', value: '2.5.4.3' },
    { name: 'the root 2 with a large number', read: readOid, bytes: '06 03 88 37 03', value: '2.999.3' },
    { name: 'the root 0', read: readOid, bytes: '06 01 27', value: '0.39' },
    {
      name: 'a UTCTime of this century',
      read: readTime,
      bytes: der(0x17, '491231235959Z').toString('hex'),
      value: new Date('2049-12-31T23:59:59Z'),
    },
    {
      name: 'a UTCTime of the last century',
      read: readTime,
      bytes: der(0x17, '500101000000Z').toString('hex'),
      value: new Date('1950-01-01T00:00:00Z'),
    },
    {
      name: 'a GeneralizedTime',
      read: readTime,
      bytes: der(0x18, '99991231235959Z').toString('hex'),
      value: new Date('9999-12-31T23:59:59Z'),
    },
  ];
  test.each(cases)('$name', ({ read, bytes, value }) => {
    expect(read(readDer(hex(bytes)))).toEqual(value);
  });

  const refused = [
    { name: 'a boolean that is neither', read: readBoolean, bytes: '01 01 01' },
    { name: 'a boolean of two bytes', read: readBoolean, bytes: '01 02 ff ff' },
    { name: 'a boolean without a byte', read: readBoolean, bytes: '01 00' },
    { name: 'a number as a boolean', read: readBoolean, bytes: '02 01 ff' },
    { name: 'a negative number', read: readNumber, bytes: '02 01 ff' },
    { name: 'a number with a zero in front', read: readNumber, bytes: '02 02 00 7f' },
    { name: 'a number of five bytes', read: readNumber, bytes: '02 05 01 00 00 00 00' },
    { name: 'an empty number', read: readNumber, bytes: '02 00' },
    { name: 'bits without a count', read: readBits, bytes: '03 00' },
    { name: 'eight unused bits', read: readBits, bytes: '03 02 08 00' },
    { name: 'an unused bit that is set', read: readBits, bytes: '03 02 07 c0' },
    { name: 'unused bits without a byte', read: readBits, bytes: '03 01 01' },
    { name: 'an empty object identifier', read: readOid, bytes: '06 00' },
    { name: 'an object identifier that is cut off', read: readOid, bytes: '06 02 55 84' },
    { name: 'an object identifier with a zero in front', read: readOid, bytes: '06 03 55 80 04' },
    { name: 'an object identifier with a huge number', read: readOid, bytes: `06 0b 55 ${'ff'.repeat(9)} 7f` },
    { name: 'a very long object identifier', read: readOid, bytes: `06 41 ${'55'.repeat(65)}` },
    { name: 'a UTCTime without seconds', read: readTime, bytes: der(0x17, '2601010000Z').toString('hex') },
    { name: 'a UTCTime with an offset', read: readTime, bytes: der(0x17, '260101000000+0100').toString('hex') },
    { name: 'the 30th of February', read: readTime, bytes: der(0x17, '260230000000Z').toString('hex') },
    {
      name: 'a GeneralizedTime with a fraction',
      read: readTime,
      bytes: der(0x18, '20260101000000.5Z').toString('hex'),
    },
    { name: 'a string as a time', read: readTime, bytes: der(0x0c, '260101000000Z').toString('hex') },
  ];
  test.each(refused)('refuses $name', ({ read, bytes }) => {
    expect(() => read(readDer(hex(bytes)))).toThrow(Error);
  });

  test('object identifiers are read as they were encoded', () => {
    const number = fc.nat({ max: 2 ** 27 });
    const parts = fc.oneof(
      fc.tuple(fc.nat({ max: 1 }), fc.nat({ max: 39 }), fc.array(number, { maxLength: 8 })),
      fc.tuple(fc.constant(2), fc.nat({ max: 47 }), fc.array(number, { maxLength: 8 })),
    );
    fc.assert(
      fc.property(parts, ([first, second, rest]) => {
        const text = [first, second, ...rest].join('.');
        expect(readOid(readDer(oid(text)))).toBe(text);
      }),
    );
  });
});

test('the SubjectPublicKeyInfo of Node is read', () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const [algorithm] = readDer(publicKey.export({ type: 'spki', format: 'der' })).children();
  expect(algorithm?.children().map(readOid)).toEqual(['1.2.840.10045.2.1', '1.2.840.10045.3.1.7']);
});
