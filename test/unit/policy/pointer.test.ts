import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatPointer, parsePointer, readPointer } from '../../../src/policy/pointer.ts';

describe('parsePointer', () => {
  it.each(['', 'a', 'a/b', '$.a', '/a~', '/a~2', '/~/0'])('refuses %j', (text) => {
    expect(parsePointer(text)).toBeUndefined();
  });

  it('unescapes ~01 as ~1', () => {
    expect(parsePointer('/~01/~10')).toEqual(['~1', '/0']);
  });

  it('reads every formatted pointer', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: fc.constantFrom('a', '~', '/', '0', '1') }), { minLength: 1 }),
        (tokens) => {
          expect(parsePointer(formatPointer(tokens))).toEqual(tokens);
        },
      ),
    );
  });
});

describe('readPointer', () => {
  const json: unknown = JSON.parse('{"a/b":{"~":[1,{"":"x"}]},"__proto__":{"own":true},"text":"abc"}');
  const cases: { pointer: string; value: unknown }[] = [
    { pointer: '/a~1b/~0/0', value: 1 },
    { pointer: '/a~1b/~0/1/', value: 'x' },
    { pointer: '/__proto__/own', value: true },
    { pointer: '/constructor', value: undefined },
    { pointer: '/constructor/name', value: undefined },
    { pointer: '/a~1b/__proto__', value: undefined },
    { pointer: '/a~1b/~0/length', value: undefined },
    { pointer: '/a~1b/~0/-', value: undefined },
    { pointer: '/a~1b/~0/00', value: undefined },
    { pointer: '/a~1b/~0/2', value: undefined },
    { pointer: '/text/0', value: undefined },
    { pointer: '/text/length', value: undefined },
  ];
  it.each(cases)('$pointer', ({ pointer, value }) => {
    expect(readPointer(json, parsePointer(pointer) ?? [])).toEqual(value);
  });

  it('reads each value of any JSON at its path, and never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.array(fc.string()), (value, tokens) => {
        expect(() => readPointer(value, tokens)).not.toThrow();
        const wrapped = tokens.reduceRight<unknown>((inner, token) => Object.fromEntries([[token, inner]]), value);
        expect(readPointer(wrapped, tokens)).toEqual(value);
      }),
    );
  });
});
