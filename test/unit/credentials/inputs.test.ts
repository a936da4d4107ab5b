import { describe, expect, it } from 'vitest';
import { CREDENTIAL_INPUTS, maskCredentials, readCredentials } from '../../../src/credentials/inputs.ts';
import { InputReader } from '../../../src/inputs/reader.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { buildJwt } from '../../support/jwt.ts';
import { problemsOf } from '../policy/problems-of.ts';

const NOW = new Date('2026-10-02T12:00:00Z');
const IN_AN_HOUR = NOW.getTime() / 1000 + 3600;

function read(typed: Readonly<Record<string, string>>) {
  const inputs = new InputReader(CREDENTIAL_INPUTS, fakeRunner(typed));
  const credentials = readCredentials(inputs, NOW);
  return { credentials, problems: problemsOf(() => inputs.finish()) };
}

/** The secret of the credentials, revealed. */
function secretOf(typed: Readonly<Record<string, string>>): string | undefined {
  const { credentials } = read(typed);
  if ('password' in credentials) return credentials.password.reveal();
  return 'token' in credentials ? credentials.token.reveal() : undefined;
}

describe('one kind of credentials', () => {
  const token = buildJwt({ exp: IN_AN_HOUR, sub: 'acme+robot', access: [] });
  const federated = buildJwt({ exp: IN_AN_HOUR, iss: 'quay', sub: 'acme+robot', access: {} });
  const cases = [
    { name: 'none', typed: {}, is: { kind: 'none' }, secret: undefined },
    { name: 'empty inputs', typed: { username: '', password: ' ' }, is: { kind: 'none' }, secret: undefined },
    {
      name: 'a robot',
      typed: { username: 'acme+robot', password: 's3cret' },
      is: { kind: 'password', username: 'acme+robot' },
      secret: 's3cret',
    },
    {
      name: 'an opaque token',
      typed: { 'oauth-token': 'opaque' },
      is: { kind: 'oauth-token' },
      secret: 'opaque',
    },
    {
      name: 'a registry token',
      typed: { 'oauth-token': token },
      is: { kind: 'registry-token', claims: { subject: 'acme+robot', accessShape: 'list' } },
      secret: token,
    },
    {
      name: 'a registry token without an expiry',
      typed: { 'oauth-token': buildJwt({ access: [] }) },
      is: { kind: 'registry-token' },
      secret: buildJwt({ access: [] }),
    },
    {
      name: "a federated robot's password as password",
      typed: { username: 'acme+robot', password: federated },
      is: { kind: 'password', username: 'acme+robot' },
      secret: federated,
    },
    {
      name: 'a robot without a password',
      typed: { robot: 'acme+ci' },
      is: { kind: 'robot', robot: 'acme+ci', audience: undefined },
      secret: undefined,
    },
    {
      name: 'a robot with an audience',
      typed: { robot: 'acme+ci', audience: 'quay.example.com' },
      is: { kind: 'robot', robot: 'acme+ci', audience: 'quay.example.com' },
      secret: undefined,
    },
    {
      name: 'an auth file',
      typed: { 'auth-file': '~/auth.json' },
      is: { kind: 'auth-file', path: '~/auth.json' },
      secret: undefined,
    },
  ];
  it.each(cases)('$name', ({ typed, is, secret }) => {
    const { credentials, problems } = read(typed);
    expect(problems).toEqual([]);
    expect(credentials).toMatchObject(is);
    expect(secretOf(typed)).toBe(secret);
  });
});

describe('wrong credentials', () => {
  const federated = buildJwt({ exp: IN_AN_HOUR, access: {} });
  const github = buildJwt({ iss: 'https://token.actions.githubusercontent.com' });
  const expired = buildJwt({ exp: NOW.getTime() / 1000, access: [] });
  const cases = [
    {
      name: 'a password in the username',
      typed: { username: 'me:hunter2', password: 'p' },
      says: ['username: it has a colon', 'only the name of the account'],
    },
    {
      name: 'a username of 1,001 characters',
      typed: { username: 'm'.repeat(1001), password: 'p' },
      says: ['more than 1,000 characters'],
    },
    { name: 'no password', typed: { username: 'me' }, says: ['password: not set', '`me`', 'forks', 'Dependabot'] },
    { name: 'no username', typed: { password: 's3cret' }, says: ['username: not set', 'password is'] },
    {
      name: 'an audience alone',
      typed: { audience: 'quay.io' },
      says: ['audience: given without robot', 'expected both or none'],
    },
    {
      name: 'an audience beside a login',
      typed: { audience: 'quay.io', username: 'me', password: 's3cret' },
      says: ['audience: given without robot'],
    },
    {
      name: 'a user as robot',
      typed: { robot: 'acme' },
      says: ['robot: `acme` is not a valid robot', 'namespace+name'],
    },
    { name: 'a robot without a namespace', typed: { robot: '+ci' }, says: ['robot: `+ci` is not a valid robot'] },
    { name: 'a robot without a name', typed: { robot: 'acme+' }, says: ['robot: `acme+` is not a valid robot'] },
    {
      name: 'a robot with its password',
      typed: { robot: 'acme+ci:x' },
      says: ['robot: `acme+ci:x` is not a valid robot'],
    },
    { name: 'two robots', typed: { robot: 'acme+ci acme+cd' }, says: ['is not a valid robot'] },
    {
      name: "GitHub's own token as password",
      typed: { username: 'acme+ci', password: github },
      says: ['password: this is an OIDC token issued by https://token.actions.githubusercontent.com', 'robot: acme+ci'],
    },
    {
      name: "a federated robot's password",
      typed: { 'oauth-token': federated },
      says: ['oauth-token: this is the password of a federated robot', 'expected it as password'],
    },
    {
      name: "GitHub's own token",
      typed: { 'oauth-token': github },
      says: ['oauth-token: this JWT (issuer https://token.actions.githubusercontent.com)', '/v2/auth'],
    },
    {
      name: 'a token of GitHub',
      typed: { 'oauth-token': `ghs_${'a1B2'.repeat(9)}` },
      says: ['oauth-token: this is a token of GitHub, so it was not sent to the registry'],
    },
    {
      name: 'an expired registry token',
      typed: { 'oauth-token': expired },
      says: ['oauth-token: this registry token expired at 2026-10-02T12:00:00.000Z', 'a valid one'],
    },
  ];
  it.each(cases)('$name', ({ typed, says }) => {
    const [problem = '', ...more] = read(typed).problems;
    for (const part of [...says, 'expected', 'for example: ']) expect(problem).toContain(part);
    for (const secret of ['s3cret', 't0ken', federated, github, expired]) expect(problem).not.toContain(secret);
    expect(more).toEqual([]);
  });
});

describe('two kinds of credentials', () => {
  const kinds = [
    { kind: 'username with password', typed: { username: 'me', password: 's3cret' } },
    { kind: 'username with password', typed: { username: 'me' } },
    { kind: 'username with password', typed: { password: 's3cret' } },
    { kind: 'oauth-token', typed: { 'oauth-token': 't0ken' } },
    { kind: 'robot', typed: { robot: 'acme+ci' } },
    { kind: 'robot', typed: { robot: 'acme+ci', audience: 'quay.io' } },
    { kind: 'auth-file', typed: { 'auth-file': 'auth.json' } },
  ];
  const pairs = kinds.flatMap((one, index) =>
    kinds
      .slice(index + 1)
      .filter(({ kind }) => kind !== one.kind)
      .map((other) => ({
        name: [one, other].map(({ typed }) => Object.keys(typed).join(' and ')).join(' beside '),
        both: `${one.kind} and ${other.kind}`,
        typed: { ...one.typed, ...other.typed },
      })),
  );

  it('are tested for every pair', () => {
    const seen = new Set(pairs.map(({ both }) => both));
    expect(seen.size).toBe(6);
    expect(Object.keys(CREDENTIAL_INPUTS).filter((name) => !kinds.some(({ typed }) => name in typed))).toEqual([]);
  });

  it.each(pairs)('$name', ({ typed, both }) => {
    const { problems } = read(typed);
    expect(problems).toEqual([
      `${both}: two kinds of credentials are given; expected one, for example: only ${both.split(' and ')[0]}`,
    ]);
  });

  it('are counted if there are more than two', () => {
    const typed = { username: 'me', password: 's3cret', robot: 'acme+ci', 'auth-file': 'auth.json' };
    expect(read(typed).problems).toEqual([
      'username with password and robot and auth-file: 3 kinds of credentials are given; expected one, for example: only username with password',
    ]);
  });
});

describe('maskCredentials', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const cases = [
    { name: 'no inputs', typed: {}, masks: [] },
    { name: 'not a username', typed: { username: 'me' }, masks: [] },
    { name: 'a login', typed: { username: 'me', password: 'p' }, masks: ['p', base64('me:p')] },
    { name: 'a password without a username', typed: { password: 'p' }, masks: ['p', base64(':p')] },
    { name: 'a token', typed: { 'oauth-token': 't' }, masks: ['t', base64('$oauthtoken:t')] },
    {
      name: 'a token that was copied with its header, with and without it',
      typed: { 'oauth-token': 'Authorization: Bearer t' },
      masks: [
        ...['Authorization: Bearer t', base64('$oauthtoken:Authorization: Bearer t')],
        ...['t', base64('$oauthtoken:t')],
      ],
    },
    {
      name: 'a login and a token',
      typed: { username: 'me', password: 'p', 'oauth-token': 't' },
      masks: ['p', base64('me:p'), 't', base64('$oauthtoken:t')],
    },
  ];
  it.each(cases)('$name', ({ typed, masks }) => {
    const runner = fakeRunner(typed);
    maskCredentials(runner);
    expect(runner.masks).toEqual(masks);
  });
});
