import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJsonInput, withoutByteOrderMark } from '../../../src/api/json-input.ts';
import { readParameters } from '../../../src/api/parameters-input.ts';
import { InputError } from '../../../src/error.ts';

it.each([
  { name: 'a word', text: 'password', place: 'position 0, line 1 column 1' },
  { name: 'a word as a value', text: '{"a":\n xyz}', place: 'position 7, line 2 column 2' },
  { name: 'a word in a long text', text: `[${'1,'.repeat(500)}x]`, place: 'position 1001, line 1 column 1002' },
  { name: 'an end', text: 'tru', place: 'position 3, line 1 column 4' },
  { name: 'nothing', text: '', place: 'position 0, line 1 column 1' },
  { name: 'a comma', text: '{"a": 1,\n}', place: 'position 9, line 2 column 1' },
  { name: 'an open text', text: '"abc', place: 'position 4, line 1 column 5' },
])('$name: the place of the fault, and nothing of the content', ({ text, place }) => {
  expect(() => parseJsonInput(text, 'this', 'expected JSON')).toThrow(
    new InputError(`this is no JSON (${place}); expected JSON`),
  );
});

it('takes what JSON.parse takes, and refuses the rest in its own words', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const read = attempt(() => parseJsonInput(text, 'this', 'x'));
      const parsed = attempt(() => JSON.parse(text));
      if (parsed instanceof Error) expect(String(read)).toMatch(/is no JSON \(position \d+, line \d+ column \d+\); x$/);
      else expect(read).toEqual(parsed);
    }),
  );
});

it('parameters may begin with a byte order mark, and are not quoted', () => {
  expect(withoutByteOrderMark('\uFEFF{}')).toBe('{}');
  expect(readParameters('\uFEFF{"a": 1}')).toEqual(new Map([['a', '1']]));
  expect(() => readParameters('hunter2')).toThrow(/^this is no JSON \(position 0, line 1 column 1\); expected/);
});

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}
