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

/** What is published of a token that was asked for these repositories and grants this. */
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
  it('sets what a later step logs in with', () => {
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

  it('sets no login for a registry token, and no token where the registry asks for none', () => {
    const runner = fakeRunner();
    publishToken({ ...MADE, token: undefined, login: undefined }, runner);
    expect(runner.outputs).toMatchObject({ token: '', 'token-expires-at': '', username: '', password: '' });
  });
});

describe('granted', () => {
  const cases = [
    { name: 'nothing asked for', asked: [], access: [], is: '{}' },
    {
      name: 'sorted by repository, and the actions as well',
      asked: ['b/b', 'a/b'],
      access: [on('b/b', 'push', 'pull'), on('a/b', 'pull')],
      is: '{"a/b":["pull"],"b/b":["pull","push"]}',
    },
    {
      name: 'what Python Quay shortened',
      asked: ['a/b', 'a/c'],
      access: [on('a/b', 'pull'), on('a/c')],
      is: '{"a/b":["pull"],"a/c":[]}',
    },
    {
      name: 'what Go Quay left out',
      asked: ['a/b', 'a/c'],
      access: [on('a/b', 'pull')],
      is: '{"a/b":["pull"],"a/c":[]}',
    },
    {
      name: 'a repository in two entries',
      asked: ['a/b'],
      access: [on('a/b', 'push'), on('a/b', 'pull', 'push')],
      is: '{"a/b":["pull","push"]}',
    },
    {
      name: 'more than was asked for, as a registry token that was given may',
      asked: ['a/b'],
      access: [on('a/a', 'pull'), on('a/b', 'pull')],
      is: '{"a/a":["pull"],"a/b":["pull"]}',
    },
    {
      name: 'nothing that is no repository',
      asked: [],
      access: [{ type: 'registry', name: 'catalog', actions: ['*'] }],
      is: '{}',
    },
  ];
  it.each(cases)('is $name', ({ asked, access, is }) => {
    expect(publish(asked, access).outputs.granted).toBe(is);
  });

  it('stands in the log', () => {
    const { infos } = publish(['a/c', 'a/b'], [on('a/b', 'push', 'pull')]);
    expect(infos).toEqual(['a/b: pull, push', 'a/c: nothing is granted']);
  });
});

it('publishNoToken sets every output, so that no later step reads something else', () => {
  const runner = fakeRunner();
  publishNoToken(runner);
  const empty = { token: '', 'token-expires-at': '', registry: '', username: '', password: '', granted: '{}' };
  expect(runner.outputs).toEqual(empty);
});
