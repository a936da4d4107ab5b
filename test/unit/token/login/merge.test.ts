import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readAuthKey } from '../../../../src/credentials/auth-file-key.ts';
import { Secret } from '../../../../src/secret.ts';
import { mergeLogins } from '../../../../src/token/login/merge.ts';
import { authEntry } from '../../../support/auth-folder.ts';

const login = { registry: 'quay.io', login: { username: 'acme', password: new Secret('new') } };

const key = fc
  .tuple(
    fc.constantFrom('', 'https://', 'http://', 'HTTPS://'),
    fc.constantFrom('quay.io', 'QUAY.IO', 'quay.io:443', 'sub.quay.io', 'ghcr.io'),
    fc.constantFrom('', '/', '/v1/', '/v2', '/org', '/org/repo'),
  )
  .map((parts) => parts.join(''));
const entry = fc.constantFrom<unknown>({}, authEntry('u', 'p'), { identitytoken: 'i' }, { auth: '!' }, 7);
const file = fc.record({
  path: fc.constant('config.json'),
  auths: fc.dictionary(key, entry),
  credHelpers: fc.dictionary(key, fc.constantFrom('', 'one', 'two')),
  credsStore: fc.constant(''),
  otherSettings: fc.constant({}),
});

const ofOthers = (keys: object) => Object.keys(keys).filter((key) => readAuthKey(key).host !== 'quay.io');

test('the registry of the new login has only the new entry', () => {
  fc.assert(
    fc.property(fc.array(file, { maxLength: 3 }), (files) => {
      const { auths, credHelpers } = mergeLogins(login, files);
      expect(auths['quay.io']).toEqual(authEntry('acme', 'new'));
      expect(Object.keys(auths).length).toBe(ofOthers(auths).length + 1);
      expect(Object.keys(credHelpers)).toEqual(ofOthers(credHelpers));
    }),
  );
});

test('all logins of the first file for other registries are kept', () => {
  fc.assert(
    fc.property(file, fc.array(file, { maxLength: 2 }), (first, others) => {
      const alone = mergeLogins(login, [first]);
      const { auths, credHelpers } = mergeLogins(login, [first, ...others]);
      expect(auths).toMatchObject(alone.auths);
      expect(credHelpers).toMatchObject(alone.credHelpers);
      const used = Object.entries(first.auths).filter(
        ([key, value]) => ofOthers({ [key]: 0 }).length > 0 && isLogin(value),
      );
      expect(Object.keys(auths)).toEqual(expect.arrayContaining(used.map(([key]) => key)));
    }),
  );
});

function isLogin(value: unknown): boolean {
  return (
    typeof value === 'object' &&
    value !== null &&
    JSON.stringify(value).length > 2 &&
    !JSON.stringify(value).includes('!')
  );
}
