import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseJsonInput, withoutByteOrderMark } from '../../../src/api/json-input.ts';
import { readParameters } from '../../../src/api/request-inputs.ts';
import { InputError } from '../../../src/error.ts';

it.each([
  { name: 'a word', text: 'password', position: 'position 0, line 1 column 1' },
  { name: 'a word as a value', text: '{"a":\n xyz}', position: 'position 7, line 2 column 2' },
  { name: 'a word in a long string', text: `[${'1,'.repeat(500)}x]`, position: 'position 1001, line 1 column 1002' },
  { name: 'an incomplete word', text: 'tru', position: 'position 3, line 1 column 4' },
  { name: 'nothing', text: '', position: 'position 0, line 1 column 1' },
  { name: 'a comma', text: '{"a": 1,\n}', position: 'position 9, line 2 column 1' },
  { name: 'a string without its end', text: '"abc', position: 'position 4, line 1 column 5' },
])('$name: the message has the position, but not the content', ({ text, position }) => {
  expect(() => parseJsonInput(text, 'this', 'expected JSON')).toThrow(
    new InputError(`this is not valid JSON (${position}); expected JSON`),
  );
});

it.each([
  { name: 'a name', text: '{"a": 1, "b": 2, "a": 3}', position: 'position 17, line 1 column 18' },
  {
    name: 'a name in an inner object',
    text: '[{"a": 1}, {"b": {"c": 1,\n"c": 2}}]',
    position: 'position 26, line 2 column 1',
  },
  { name: 'a name with an escape', text: '{"a": 1, "\\u0061": 2}', position: 'position 9, line 1 column 10' },
  { name: '__proto__', text: '{"__proto__": 1, "__proto__": 2}', position: 'position 17, line 1 column 18' },
])('$name that is there twice is an error', ({ text, position }) => {
  expect(() => parseJsonInput(text, 'this', 'expected JSON')).toThrow(
    `this has a name twice in one object (${position}); a value that was inserted probably has quotation marks`,
  );
});

it.each([
  { name: 'the same name in two objects', text: '[{"a": {"a": 1}}, {"a": ["a", "a"]}]' },
  { name: 'a string that looks like a name', text: '{"a": "\\"a\\": 1, \\"a\\": {", "b": ["{", "["]}' },
  { name: 'a long string', text: JSON.stringify({ a: '\n"'.repeat(200_000) }) },
])('$name is not an error', ({ text }) => {
  expect(parseJsonInput(text, 'this', 'expected JSON')).toEqual(JSON.parse(text));
});

it('accepts what JSON.parse accepts, and rejects the rest with its own message', () => {
  fc.assert(
    fc.property(fc.oneof(fc.json(), fc.string()), (text) => {
      const read = attempt(() => parseJsonInput(text, 'this', 'x'));
      const parsed = attempt(() => JSON.parse(text));
      if (parsed instanceof Error)
        expect(String(read)).toMatch(/is not valid JSON \(position \d+, line \d+ column \d+\); x$/);
      else expect(read).toEqual(parsed);
    }),
  );
});

it('parameters may start with a byte order mark, and are not quoted', () => {
  expect(withoutByteOrderMark('\uFEFF{}')).toBe('{}');
  expect(readParameters('\uFEFF{"a": 1}')).toEqual(new Map([['a', '1']]));
  expect(() => readParameters('hunter2')).toThrow(/^this is not valid JSON \(position 0, line 1 column 1\); expected/);
});

function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return error;
  }
}
