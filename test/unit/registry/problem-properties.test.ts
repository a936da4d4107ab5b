import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readProblem } from '../../../src/registry/problem.ts';

describe('readProblem', () => {
  it('does not parse deeply nested JSON, or JSON with very many values, and does not quote it', () => {
    const deep = '['.repeat(200_000) + ']'.repeat(200_000);
    expect(readProblem(deep, undefined).words).toBe('');
    expect(readProblem(`{"message":{"a":${deep}}}`, undefined).words).toBe('');
    expect(readProblem(`{"errors":[${'{"code":"A"},'.repeat(100_000)}{}]}`, undefined)).toEqual({
      codes: [],
      words: '',
    });
  });

  it('never throws, and returns one short line of visible characters, for any body', () => {
    const field = fc.constantFrom(
      'errors',
      'error',
      'message',
      'detail',
      'error_type',
      'error_description',
      'code',
      'title',
    );
    const json = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(
        field,
        fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.dictionary(field, fc.jsonValue())), fc.jsonValue()),
      ),
    );
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      json.map((value) => JSON.stringify(value)),
      html,
    );
    const body = fc.oneof(text, fc.uint8Array());
    const property = fc.property(body, fc.constantFrom(undefined, 'text/html', 'application/json'), (bytes, type) => {
      const { codes, words } = readProblem(bytes, type);
      expect(words).toMatch(/^[^\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]{0,300}$/u);
      expect(codes.every((code) => typeof code === 'string' && code !== '')).toBe(true);
    });
    fc.assert(property, { numRuns: 500 });
  });
});

const html = fc
  .array(
    fc.constantFrom('<title>', '</title>', '<h1>', '</h1>', '<', '>', '</', 'a', ' ', '&lt;', '<script>', '\u0007'),
  )
  .map((pieces) => `<${pieces.join('')}`);
