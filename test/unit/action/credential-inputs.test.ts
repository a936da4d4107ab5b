import { describe, expect, it } from 'vitest';
import { CREDENTIAL_INPUTS, maskCredentials, readCredentials } from '../../../src/action/credential-inputs.ts';
import { openInputs } from '../../../src/runner/inputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';
import { buildJwt } from '../../support/jwt.ts';
import { problemsOf } from '../policy/problems-of.ts';

const NOW = new Date('2026-10-02T12:00:00Z');
const IN_AN_HOUR = NOW.getTime() / 1000 + 3600;

function read(typed: Readonly<Record<string, string>>) {
  const inputs = openInputs(CREDENTIAL_INPUTS, fakeRunner(typed));
  const credentials = readCredentials(inputs, NOW);
  return { credentials, problems: problemsOf(inputs.finish) };
}

/** The secret of the credentials, revealed. */
function secretOf(typed: Readonly<Record<string, string>>): string | undefined {
  const { credentials } = read(typed);
  if (credentials.kind === 'anonymous') return undefined;
  return (credentials.kind === 'password' ? credentials.password : credentials.token).reveal();
}

describe('one kind of credentials', () => {
  const token = buildJwt({ exp: IN_AN_HOUR, sub: 'acme+robot', access: [] });
  const cases = [
    { name: 'none', typed: {}, is: { kind: 'anonymous' }, secret: undefined },
    { name: 'empty ones', typed: { username: '', password: ' ' }, is: { kind: 'anonymous' }, secret: undefined },
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
      name: 'a registry token that says nothing of its end',
      typed: { 'oauth-token': buildJwt({ access: [] }) },
      is: { kind: 'registry-token' },
      secret: buildJwt({ access: [] }),
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
    { name: 'no password', typed: { username: 'me' }, says: ['password: missing', '`me`', 'forks', 'Dependabot'] },
    { name: 'no username', typed: { password: 's3cret' }, says: ['username: missing', 'password is given'] },
    {
      name: 'token and login',
      typed: { 'oauth-token': 't0ken', username: 'me', password: 's3cret' },
      says: ['oauth-token, username and password: two kinds'],
    },
    { name: 'token and username', typed: { 'oauth-token': 't0ken', username: 'me' }, says: ['two kinds'] },
    { name: 'token and password', typed: { 'oauth-token': 't0ken', password: 's3cret' }, says: ['two kinds'] },
    {
      name: "a federated robot's password",
      typed: { 'oauth-token': federated },
      says: ['oauth-token: this is the password of a federated robot', 'expected it as password'],
    },
    {
      name: "GitHub's own token",
      typed: { 'oauth-token': github },
      says: ['oauth-token: this JWT (of the issuer https://token.actions.githubusercontent.com)', '/v2/auth'],
    },
    {
      name: 'an expired registry token',
      typed: { 'oauth-token': expired },
      says: ['oauth-token: this registry token expired at 2026-10-02T12:00:00.000Z', 'a fresh one'],
    },
  ];
  it.each(cases)('$name', ({ typed, says }) => {
    const [problem = '', ...more] = read(typed).problems;
    for (const part of [...says, 'expected', 'for example: ']) expect(problem).toContain(part);
    for (const secret of ['s3cret', 't0ken', federated, github, expired]) expect(problem).not.toContain(secret);
    expect(more).toEqual([]);
  });
});

describe('maskCredentials', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64');
  const cases = [
    { name: 'nothing', typed: {}, masks: [] },
    { name: 'a username is no secret', typed: { username: 'me' }, masks: [] },
    { name: 'a login', typed: { username: 'me', password: 'p' }, masks: ['p', base64('me:p')] },
    { name: 'a password alone', typed: { password: 'p' }, masks: ['p', base64(':p')] },
    { name: 'a token', typed: { 'oauth-token': 't' }, masks: ['t', base64('$oauthtoken:t')] },
    {
      name: 'both, though that is wrong',
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
