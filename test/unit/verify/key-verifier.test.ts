import { expect, test } from 'vitest';
import { KeyVerifier } from '../../../src/verify/key-verifier.ts';
import { readFixture } from './signed-evidence.ts';

const ONE = readFixture('p-256');
const OTHER = readFixture('rsa-2048');

test.each([
  { name: 'the key', keys: [ONE], kind: 'verified' },
  { name: 'one of several keys', keys: [OTHER, ONE], kind: 'verified' },
  { name: 'another key', keys: [OTHER], kind: 'unverified' },
])('a document that is verified with $name is $kind', async ({ keys, kind }) => {
  const texts = keys.map(({ pub }, index) => ({ source: `${index}.pub`, text: pub }));
  expect((await KeyVerifier.read(texts).verify(ONE.sign, ONE.image)).kind).toBe(kind);
});

test('a text without a public key is an error that names its source', () => {
  expect(() => KeyVerifier.read([{ source: 'a.pub', text: 'no key' }])).toThrow('there is no public key in a.pub');
});
