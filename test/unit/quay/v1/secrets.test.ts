import fc from 'fast-check';
import { expect, it } from 'vitest';
import { findSecrets } from '../../../../src/quay/v1/secrets.ts';
import { readRecording } from '../../../contract/recording.ts';

it.each([
  { recording: 'api-robot-get', count: 1 },
  { recording: 'api-robots-user', count: 2 },
  { recording: 'api-apptoken-create', count: 1 },
  { recording: 'api-user-initialize', count: 2 },
  { recording: 'api-repo-get', count: 0 },
  { recording: 'api-logs', count: 0 },
])('$recording holds $count', ({ recording, count }) => {
  expect(findSecrets(JSON.parse(readRecording(recording).response.body))).toHaveLength(count);
});

it('ignores short strings and other types', () => {
  expect(findSecrets({ token: 'short', client_secret: null, access_token: 5 })).toEqual([]);
});

it.each(['password', 'refresh_token', 'secret'])('finds a %s', (name) => {
  expect(findSecrets({ [name]: 'of sixteen chars' })).toEqual(['of sixteen chars']);
});

it('finds a password of the minimum length', () => {
  expect(findSecrets({ password: 'eight888', token: 'eight888' })).toEqual(['eight888']);
});

it('finds a private key and each line of it', () => {
  const key = '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG\nc2hvcnQ9\n-----END PRIVATE KEY-----\n';
  expect(findSecrets({ private_key: key })).toEqual([key, 'MIIEvQIBADANBgkqhkiG', 'c2hvcnQ9']);
});

it('finds a secret at any depth', () => {
  const secret = 'a-secret-of-some-length';
  const wrap = fc.array(fc.boolean(), { maxLength: 50 });
  fc.assert(
    fc.property(wrap, (lists) => {
      const json = lists.reduce<unknown>((inner, list) => (list ? [null, inner] : { field: inner }), { token: secret });
      expect(findSecrets(json)).toEqual([secret]);
    }),
  );
});
