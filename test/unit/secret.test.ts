import { expect, test } from 'vitest';
import { explainInvalidToken } from '../../src/secret.ts';

const cases = [
  { name: 'a JWT', text: 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln_-', why: undefined },
  { name: 'an opaque token in base64', text: 'djE6+/~abc==', why: undefined },
  { name: 'nothing', text: '', why: 'is empty' },
  { name: 'spaces', text: ' \t\n', why: 'is empty' },
  { name: 'a line feed', text: 'abc\n', why: 'has characters that a token cannot have' },
  { name: 'not ASCII', text: 'abcdé', why: 'has characters that a token cannot have' },
  { name: 'a quotation mark', text: 'ab"c', why: 'has characters that a token cannot have' },
  { name: '16,385 characters', text: 'a'.repeat(16_385), why: 'is longer than 16,384 characters' },
];
test.each(cases)('a token is valid or not: $name', ({ text, why }) => {
  expect(explainInvalidToken(text)).toBe(why);
});
