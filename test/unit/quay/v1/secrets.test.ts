import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SecretFinder } from '../../../../src/quay/v1/secrets.ts';
import { readRecording } from '../../../contract/recording.ts';

const findSecrets = (text: string) => new SecretFinder().find(text);

it.each([
  { recording: 'api-robot-get', count: 1 },
  { recording: 'api-robots-user', count: 2 },
  { recording: 'api-apptoken-create', count: 1 },
  { recording: 'api-user-initialize', count: 2 },
  { recording: 'api-repo-get', count: 0 },
  { recording: 'api-logs', count: 0 },
  { recording: 'api-discovery-internal', count: 0 },
])('$recording holds $count', ({ recording, count }) => {
  expect(findSecrets(readRecording(recording).response.body)).toHaveLength(count);
});

const SECRET = 'a-secret-of-some-length';

describe('a secret', () => {
  it.each(['token', 'token_code', 'client_secret', 'refresh_token', 'password', 'external_registry_password'])(
    'in the field %s',
    (name) => {
      expect(findSecrets(JSON.stringify({ [name]: SECRET }))).toEqual([SECRET]);
    },
  );

  it.each([
    { name: 'a short string', json: { token: 'short', key: SECRET } },
    { name: 'only space', json: { token: ' '.repeat(40) } },
    { name: 'another type', json: { token: null, client_secret: 5, password: [SECRET] } },
    { name: 'another name', json: { tokens: SECRET, token_uuid: SECRET, status_token: SECRET } },
  ])('is not $name', ({ json }) => {
    expect(findSecrets(JSON.stringify(json))).toEqual([]);
  });

  it.each([
    {
      name: 'a password of the minimum length',
      text: '{"password":"eight888","token":"eight888"}',
      secrets: ['eight888'],
    },
    { name: 'the encrypted password of a user', text: `{"key":"${'k'.repeat(64)}"}`, secrets: ['k'.repeat(64)] },
    {
      name: 'a field that is there twice',
      text: `{"token":"${SECRET}1","token":"${SECRET}2"}`,
      secrets: [`${SECRET}1`, `${SECRET}2`],
    },
    { name: 'JSON that was cut', text: `{"robots":[{"token": "${SECRET}"},{"na`, secrets: [SECRET] },
    { name: 'an escape', text: `{"token":"${SECRET}\\u002b"}`, secrets: [`${SECRET}+`, `${SECRET}\\u002b`] },
    { name: 'an invalid escape', text: `{"token":"${SECRET}\\x"}`, secrets: [`${SECRET}\\x`] },
  ])('in $name', ({ text, secrets }) => {
    expect(findSecrets(text)).toEqual(secrets);
  });

  it('with several lines, and each of its lines', () => {
    const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG\nc2hvcnQ9\n-----END PRIVATE KEY-----\n';
    const text = JSON.stringify({ private_key: key });
    const spelled = JSON.stringify(key).slice(1, -1);
    expect(findSecrets(text)).toEqual([key, spelled, 'MIIEvQIBADANBgkqhkiG', 'c2hvcnQ9']);
  });

  it('at any depth', () => {
    const wrap = fc.array(fc.boolean(), { maxLength: 50 });
    fc.assert(
      fc.property(wrap, (lists) => {
        const json = lists.reduce<unknown>((inner, list) => (list ? [null, inner] : { field: inner }), {
          token: SECRET,
        });
        expect(findSecrets(JSON.stringify(json))).toEqual([SECRET]);
      }),
    );
  });
});

it.each([
  {
    name: 'too many secrets',
    text: Array.from({ length: 10_001 }, (_, index) => `"token":"${SECRET}${index}"`).join(),
  },
  {
    name: 'secrets that are too long',
    text: Array.from({ length: 70 }, (_, index) => `"token":"${index}${'x'.repeat(16_000)}"`).join(),
  },
  {
    name: 'a key of too many lines',
    text: Array.from({ length: 70 }, (_, index) => `"private_key":"${`${index}12345678\\n`.repeat(1_000)}"`).join(),
  },
])('$name are an error', ({ text }) => {
  expect(() => findSecrets(text)).toThrow(/^There are more than 10,000 secrets, or more than 1 MiB of them\.$/);
});

it('finds each secret once, and counts those of all texts', () => {
  const finder = new SecretFinder();
  const text = (part: number) =>
    Array.from({ length: 4_000 }, (_, index) => `"token":"${SECRET}${part}-${index}"`).join();
  expect(finder.find(text(1))).toHaveLength(4_000);
  expect(finder.find(text(1))).toEqual([]);
  expect(finder.find(text(2))).toHaveLength(4_000);
  expect(() => finder.find(text(3))).toThrow(/more than 10,000/);
});

it.each([
  { name: 'quotation marks', text: '"'.repeat(8 << 20) },
  { name: 'names', text: '"x_secret'.repeat(1 << 20) },
  { name: 'spaces', text: `"token"${' '.repeat(8 << 20)}` },
  { name: 'a long string', text: `"token":"${'x'.repeat(8 << 20)}` },
  { name: 'long names', text: `"${'secret_'.repeat(1 << 20)}` },
  { name: 'strings that are too long', text: `"token":"${'x'.repeat(17_000)}`.repeat(500) },
])('takes little time for 8 MiB of $name', ({ text }) => {
  const start = performance.now();
  expect(findSecrets(text)).toEqual([]);
  expect(performance.now() - start).toBeLessThan(3_000);
});
