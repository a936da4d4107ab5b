import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64 } from '../../../src/verify/base64.ts';

describe('decodeBase64', () => {
  test.each([
    { name: 'nothing', text: '', hex: '' },
    { name: 'the standard alphabet', text: '+/8=', hex: 'fbff' },
    { name: 'the URL-safe alphabet', text: '-_8', hex: 'fbff' },
    { name: 'the URL-safe alphabet with padding', text: '-_8=', hex: 'fbff' },
    { name: 'characters of both alphabets', text: '+_8=' },
    { name: 'no padding', text: '+/8' },
    { name: 'too much padding', text: '+/8==' },
    { name: 'too much padding in the URL-safe alphabet', text: '-_8==' },
    { name: 'bits after the last byte', text: '+/9=' },
    { name: 'a line break', text: '+/8=\n' },
    { name: 'a space within', text: '+ /8=' },
    { name: 'two strings', text: '+/8=+/8=' },
    { name: 'another character', text: '+/8*' },
  ])('$name', ({ text, hex }) => {
    expect(decodeBase64(text)?.toString('hex')).toBe(hex);
  });

  test('decodes what encoders write', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.constantFrom('base64' as const, 'base64url' as const), (some, encoding) => {
        const bytes = Buffer.from(some);
        expect(decodeBase64(bytes.toString(encoding))).toEqual(bytes);
      }),
    );
  });

  test('of any string, returns bytes only for what an encoder writes', () => {
    const text = fc.string({ unit: fc.constantFrom(...'AZaz09+/-_= \n') });
    fc.assert(
      fc.property(text, (any) => {
        const bytes = decodeBase64(any);
        const encoded = bytes && [bytes.toString('base64'), bytes.toString('base64url')];
        expect(encoded === undefined || encoded.includes(any) || `${encoded[1]}=`.startsWith(any.slice(0, -1))).toBe(
          true,
        );
      }),
    );
  });
});
