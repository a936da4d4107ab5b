import { describe, expect, it } from 'vitest';
import type { Access } from '../../../src/registry/auth/scope.ts';
import { Secret } from '../../../src/secret.ts';
import type { MadeToken } from '../../../src/token/make-token.ts';
import { publishNoToken, publishToken } from '../../../src/token/outputs.ts';
import { fakeRunner } from '../../support/fake-runner.ts';

const MADE: MadeToken = {
  registry: 'quay.example.com:8443',
  token: {
    secret: new Secret('t0ken'),
    claims: { subject: 'acme+ci', audiences: [], accessShape: 'list', access: [] },
    expiresAt: new Date('2026-10-02T13:00:00Z'),
  },
  scopes: [],
  login: { username: 'acme+ci', password: new Secret('s3cret') },
};

/** Publishes a token that was requested for some repositories and grants this access. */
function publish(asked: readonly string[], access: readonly Access[]) {
  const runner = fakeRunner();
  const scopes = asked.map((repository) => ({ repository, actions: ['pull', 'push'] as const }));
  const claims = { audiences: [], accessShape: 'list', access } as const;
  publishToken({ ...MADE, scopes, token: { secret: new Secret('t0ken'), claims } }, runner);
  return runner;
}

function on(name: string, ...actions: readonly string[]): Access {
  return { type: 'repository', name, actions };
}

describe('publishToken', () => {
  it('sets the outputs that later steps log in with', () => {
    const runner = fakeRunner();
    publishToken(MADE, runner);
    expect(runner.outputs).toEqual({
      token: 't0ken',
      'token-expires-at': '2026-10-02T13:00:00.000Z',
      registry: 'quay.example.com:8443',
      username: 'acme+ci',
      password: 's3cret',
      granted: '{}',
    });
  });

  it('sets no login for a registry token, and no token if the registry requires none', () => {
    const runner = fakeRunner();
    publishToken({ ...MADE, token: undefined, login: undefined }, runner);
    expect(runner.outputs).toMatchObject({ token: '', 'token-expires-at': '', username: '', password: '' });
  });

  it('sets the other outputs if the time of expiry is invalid', () => {
    const runner = fakeRunner();
    publishToken({ ...MADE, token: { secret: new Secret('t0ken'), expiresAt: new Date(Number.NaN) } }, runner);
    expect(runner.outputs).toMatchObject({ token: 't0ken', 'token-expires-at': '', username: 'acme+ci' });
  });
});

describe('granted', () => {
  const cases = [
    { name: 'empty without repositories', asked: [], access: [], is: '{}' },
    {
      name: 'sorted by repository, with sorted actions',
      asked: ['b/b', 'a/b'],
      access: [on('b/b', 'push', 'pull'), on('a/b', 'pull')],
      is: '{"a/b":["pull"],"b/b":["pull","push"]}',
    },
    {
      name: 'complete if Python Quay returns fewer actions',
      asked: ['a/b', 'a/c'],
      access: [on('a/b', 'pull'), on('a/c')],
      is: '{"a/b":["pull"],"a/c":[]}',
    },
    {
      name: 'complete if Go Quay omits a repository',
      asked: ['a/b', 'a/c'],
      access: [on('a/b', 'pull')],
      is: '{"a/b":["pull"],"a/c":[]}',
    },
    {
      name: 'merged for a repository with two entries',
      asked: ['a/b'],
      access: [on('a/b', 'push'), on('a/b', 'pull', 'push')],
      is: '{"a/b":["pull","push"]}',
    },
    {
      name: 'complete if a given registry token grants more than requested',
      asked: ['a/b'],
      access: [on('a/a', 'pull'), on('a/b', 'pull')],
      is: '{"a/a":["pull"],"a/b":["pull"]}',
    },
    {
      name: 'without access to anything but repositories',
      asked: [],
      access: [{ type: 'registry', name: 'catalog', actions: ['*'] }],
      is: '{}',
    },
  ];
  it.each(cases)('is $name', ({ asked, access, is }) => {
    expect(publish(asked, access).outputs.granted).toBe(is);
  });

  it('is logged', () => {
    const { infos } = publish(['a/c', 'a/b'], [on('a/b', 'push', 'pull')]);
    expect(infos).toEqual(['Granted on a/b: pull, push', 'Granted on a/c: nothing']);
  });
});

it('publishNoToken sets every output', () => {
  const runner = fakeRunner();
  publishNoToken(runner);
  const empty = { token: '', 'token-expires-at': '', registry: '', username: '', password: '', granted: '{}' };
  expect(runner.outputs).toEqual(empty);
});
