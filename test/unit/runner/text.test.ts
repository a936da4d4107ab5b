import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { defuse } from '../../../src/runner/text.ts';

describe('defuse', () => {
  const cases = [
    { name: 'a command', line: '::set-output name=x::y', is: '\\::set-output name=x::y' },
    { name: 'a command behind blanks', line: ' \t ::error::no', is: ' \t \\::error::no' },
    {
      name: 'a command behind a blank that JavaScript does not know',
      line: '\u0085::error::no',
      is: '\u0085\\::error::no',
    },
    { name: 'a command on a later line', line: 'a\n::error::no', is: 'a\n\\::error::no' },
    { name: 'a command behind a carriage return', line: 'a\r::error::no', is: 'a\n\\::error::no' },
    { name: 'a command of the old form', line: 'a ##[error]no', is: 'a ##\\[error]no' },
    { name: 'colons within a line', line: 'std::vector', is: 'std::vector' },
  ];
  test.each(cases)('$name', ({ line, is }) => expect(defuse(line)).toBe(is));

  it('leaves no line that the runner would read as a command', () => {
    const piece = fc.constantFrom(
      ':',
      '::',
      '#',
      '##[',
      '[',
      ' ',
      '\t',
      '\u0085',
      '\u00a0',
      '\ufeff',
      '\r',
      '\n',
      'error',
      '\\',
    );
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(text, (line) => {
        const lines = defuse(line).split(/\r\n|\r|\n/);
        // What .NET's TrimStart takes away.
        expect(lines.filter((one) => one.replace(/^[\s\u0085]+/, '').startsWith('::'))).toEqual([]);
        expect(lines.filter((one) => one.includes('##['))).toEqual([]);
      }),
    );
  });
});
