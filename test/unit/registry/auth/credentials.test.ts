import { describe, expect, test } from 'vitest';
import {
  type Credentials,
  describeAccount,
  describeCredentials,
  loginOf,
} from '../../../../src/registry/auth/credentials.ts';
import { Secret } from '../../../../src/secret.ts';
import { ANONYMOUS, READBOT_CREDENTIALS } from '../../../support/test-client.ts';

const token = new Secret('a-secret');
const claims = { audiences: [], access: [], accessShape: 'list' } as const;

const CASES: { name: string; credentials: Credentials; login: string | undefined; said: string; account: string }[] = [
  {
    name: 'a password',
    credentials: READBOT_CREDENTIALS,
    login: 'devtable+readbot:readbot-token',
    said: 'username and password of devtable+readbot',
    account: 'devtable+readbot',
  },
  {
    name: 'an OAuth token',
    credentials: { kind: 'oauth-token', token },
    login: '$oauthtoken:a-secret',
    said: 'the OAuth access token given as oauth-token',
    account: '$oauthtoken',
  },
  {
    name: 'a registry token',
    credentials: { kind: 'registry-token', token, claims },
    login: undefined,
    said: 'the registry token given as oauth-token',
    account: '(anonymous)',
  },
  {
    name: 'a password of an auth file',
    credentials: {
      kind: 'password',
      username: 'devtable+readbot',
      password: token,
      from: '/home/me/.docker/config.json',
    },
    login: 'devtable+readbot:a-secret',
    said: 'username and password of devtable+readbot (from /home/me/.docker/config.json)',
    account: 'devtable+readbot',
  },
  {
    name: 'a registry token of an auth file',
    credentials: { kind: 'registry-token', token, claims, from: '/auth.json' },
    login: undefined,
    said: 'the registry token of /auth.json',
    account: '(anonymous)',
  },
  {
    name: 'a federated robot',
    credentials: { kind: 'keyless', robot: 'acme+ci', password: async () => token },
    login: 'acme+ci:a-secret',
    said: 'keyless as the robot acme+ci, with an OIDC token from GitHub',
    account: 'acme+ci',
  },
  { name: 'no credentials', credentials: ANONYMOUS, login: undefined, said: 'no credentials', account: '(anonymous)' },
];

describe('credentials', () => {
  test.each(CASES)('$name', async ({ credentials, login, said, account }) => {
    const { username, password } = (await loginOf(credentials)) ?? {};
    expect(username && `${username}:${password?.reveal()}`).toBe(login);
    expect(describeCredentials(credentials)).toBe(said);
    expect(describeAccount(credentials, undefined)).toBe(account);
    expect(describeAccount(credentials, claims)).toBe(account);
    expect(describeAccount(credentials, { ...claims, subject: 'devtable' })).toBe('devtable');
  });
});
