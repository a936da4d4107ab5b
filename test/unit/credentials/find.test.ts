import { readFileSync } from 'node:fs';
import { describe, expect, it, vi } from 'vitest';
import { type CredentialsFor, openCredentials } from '../../../src/credentials/find.ts';
import type { GivenCredentials } from '../../../src/credentials/inputs.ts';
import type { HttpClient } from '../../../src/http/client.ts';
import { Secret } from '../../../src/secret.ts';
import { type AuthFolder, anAuthFolder, anEntry, aStore } from '../../support/auth-folder.ts';
import { failureOf } from '../../support/bench.ts';
import { type FakeRunner, fakeRunner } from '../../support/fake-runner.ts';
import { buildJwt } from '../../support/jwt.ts';

const HOST = 'quay.io';
const LOGIN: GivenCredentials = { kind: 'password', username: 'me', password: new Secret('given') };
const NONE: GivenCredentials = { kind: 'none' };
const ANONYMOUS = { kind: 'anonymous' };

/** Nothing here is to be sent anywhere. */
const http: HttpClient = {
  send: async ({ url }) => {
    throw new Error(`${url} was asked`);
  },
};

interface Opened {
  readonly folder: AuthFolder;
  readonly runner: FakeRunner;
  readonly credentialsFor: CredentialsFor;
}

function openWith(given: GivenCredentials, variables: Readonly<Record<string, string>> = {}): Opened {
  const folder = anAuthFolder();
  vi.stubEnv('HOME', folder.home);
  const runner = fakeRunner({}, { environment: folder.deps(variables).env });
  const options = { given, registry: HOST };
  return {
    folder,
    runner,
    credentialsFor: openCredentials(options, {
      connection: { http, originOf: (host) => new URL(`https://${host}`) },
      runner,
    }),
  };
}

/** Who is found, as `username:password`; the kind for others. */
async function whoFor({ credentialsFor }: Opened, registry: string, repository: string): Promise<string> {
  const found = await credentialsFor(registry, repository);
  return found.kind === 'password' ? `${found.username}:${found.password.reveal()}` : found.kind;
}

describe('given credentials', () => {
  it('are for their registry, whatever an auth file says of it', async () => {
    const opened = openWith(LOGIN);
    opened.folder.write('.docker/config.json', { auths: { [HOST]: anEntry('other', 'found') } });
    expect(await opened.credentialsFor(HOST, 'acme/app')).toBe(LOGIN);
    expect(opened.runner.masks).toEqual([]);
  });

  const others = [
    { name: 'an entry of an auth file', registry: 'other.test', is: 'other:found' },
    { name: 'nothing', registry: 'third.test', is: 'anonymous' },
    { name: 'nothing on another port', registry: `${HOST}:8443`, is: 'anonymous' },
    { name: 'nothing on a name that ends alike', registry: `my${HOST}`, is: 'anonymous' },
  ];
  it.each(others)('give another registry $name', async ({ registry, is }) => {
    const opened = openWith(LOGIN);
    opened.folder.write('.docker/config.json', { auths: { 'other.test': anEntry('other', 'found') } });
    expect(await whoFor(opened, registry, 'acme/app')).toBe(is);
  });

  it('of a robot are keyless, and nothing is asked before they are needed', async () => {
    const { credentialsFor } = openWith({ kind: 'robot', robot: 'acme+ci', audience: undefined });
    const found = await credentialsFor(HOST, 'acme/app');
    expect(found).toMatchObject({ kind: 'keyless', robot: 'acme+ci' });
    expect(await credentialsFor(HOST, 'acme/lib')).toBe(found);
    expect(await credentialsFor('other.test', 'acme/app')).toEqual(ANONYMOUS);
  });
});

describe('an auth file', () => {
  const auths = {
    [HOST]: anEntry('host', 'p1'),
    [`${HOST}/acme`]: anEntry('namespace', 'p2'),
    [`${HOST}/acme/app`]: anEntry('repository', 'p3'),
    'other.test': anEntry('other', 'p4'),
  };
  const cases = [
    { registry: HOST, repository: 'acme/app', is: 'repository:p3' },
    { registry: HOST, repository: 'acme/lib', is: 'namespace:p2' },
    { registry: HOST, repository: 'free/app', is: 'host:p1' },
    { registry: HOST, repository: '', is: 'host:p1' },
    { registry: 'other.test', repository: 'acme/app', is: 'other:p4' },
    { registry: 'third.test', repository: 'acme/app', is: 'anonymous' },
  ];
  it.each(cases)('that is found: $registry $repository is of $is', async ({ registry, repository, is }) => {
    const opened = openWith(NONE);
    opened.folder.write('.docker/config.json', { auths });
    expect(await whoFor(opened, registry, repository)).toBe(is);
  });

  it('that is named serves every registry, and those found are not looked into', async () => {
    const opened = openWith({ kind: 'auth-file', path: '~/named.json' });
    opened.folder.write('named.json', {
      auths: { [HOST]: anEntry('named', 'p1'), 'other.test': anEntry('both', 'p2') },
    });
    opened.folder.write('.docker/config.json', { auths: { 'third.test': anEntry('found', 'p3') } });
    const found = ['quay.io', 'other.test', 'third.test'].map((registry) => whoFor(opened, registry, 'acme/app'));
    expect(await Promise.all(found)).toEqual(['named:p1', 'both:p2', 'anonymous']);
  });

  it('that is named and has no entry is a warning, once, and no credentials', async () => {
    const opened = openWith({ kind: 'auth-file', path: '~/named.json' });
    const path = opened.folder.write('named.json', { auths: { 'other.test': anEntry('other', 'p') } });
    expect(await whoFor(opened, HOST, 'acme/app')).toBe('anonymous');
    expect(await whoFor(opened, HOST, 'acme/lib')).toBe('anonymous');
    expect(opened.runner.warnings).toEqual([
      `auth-file: ${path} has no entry for quay.io; it has entries for: other.test. It is tried without credentials.`,
    ]);
  });

  it('that is found and has no entry is no reason to warn', async () => {
    const opened = openWith(NONE);
    opened.folder.write('.docker/config.json', { auths: { 'other.test': anEntry('other', 'p') } });
    expect(await whoFor(opened, HOST, 'acme/app')).toBe('anonymous');
    expect(opened.runner.warnings).toEqual([]);
  });

  it('that is named and missing is an error that names it', async () => {
    const { folder, credentialsFor } = openWith({ kind: 'auth-file', path: '~/named.json' });
    expect(await failureOf(credentialsFor(HOST, 'acme/app'))).toContain(`${folder.home}/named.json is not there`);
  });

  it('is found where the variables of the step say', async () => {
    const opened = openWith(NONE, { REGISTRY_AUTH_FILE: '~/podman.json' });
    opened.folder.write('podman.json', { auths: { [HOST]: anEntry('podman', 'p1') } });
    opened.folder.write('.docker/config.json', { auths });
    expect(await whoFor(opened, HOST, 'acme/app')).toBe('podman:p1');
  });

  it('is said to be where the login comes from', async () => {
    const { folder, credentialsFor } = openWith(NONE);
    const path = folder.write('.docker/config.json', { auths });
    expect(await credentialsFor(HOST, 'free/app')).toMatchObject({ username: 'host', from: path });
  });

  it('masks what is found, as it is and as it is sent, and nothing else of the file', async () => {
    const { folder, runner, credentialsFor } = openWith(NONE);
    folder.write('.docker/config.json', { auths });
    await credentialsFor(HOST, 'acme/lib');
    expect(runner.masks).toEqual(['p2', anEntry('namespace', 'p2').auth]);
  });

  it('may hold a registry token', async () => {
    const token = buildJwt({ sub: 'acme+ci', access: [] });
    const { folder, runner, credentialsFor } = openWith(NONE);
    const path = folder.write('.docker/config.json', { auths: { [HOST]: { registrytoken: token } } });
    const found = await credentialsFor(HOST, 'acme/app');
    expect(found).toMatchObject({ kind: 'registry-token', claims: { subject: 'acme+ci' }, from: path });
    expect(runner.masks).toEqual([token]);
  });
});

describe('entries that are the same', () => {
  const found = async (auths: Readonly<Record<string, unknown>>) => {
    const { folder, credentialsFor } = openWith(NONE);
    folder.write('.docker/config.json', { auths });
    return [await credentialsFor(HOST, 'acme/app'), await credentialsFor(HOST, 'acme/lib')];
  };

  const cases = [
    { name: 'the one of the host', auths: { [HOST]: anEntry('a', 'p') }, shared: true },
    {
      name: 'two with the same login',
      auths: { [HOST]: anEntry('a', 'p'), [`${HOST}/acme/app`]: anEntry('a', 'p') },
      shared: true,
    },
    {
      name: 'two accounts',
      auths: { [HOST]: anEntry('a', 'p'), [`${HOST}/acme/app`]: anEntry('b', 'p') },
      shared: false,
    },
    {
      name: 'two passwords',
      auths: { [HOST]: anEntry('a', 'p'), [`${HOST}/acme/app`]: anEntry('a', 'q') },
      shared: false,
    },
    { name: 'none', auths: {}, shared: true },
  ];
  it.each(cases)('are one object, so that they are asked for together: $name', async ({ auths, shared }) => {
    const [app, lib] = await found(auths);
    expect(app === lib).toBe(shared);
  });
});

describe('a credential helper', () => {
  it('is asked for its registry, and its answer masked', async () => {
    const opened = openWith(NONE);
    opened.folder.helper('safe', aStore([HOST], 'stored', 's3cret'));
    opened.folder.write('.docker/config.json', { credHelpers: { [HOST]: 'safe' } });
    expect(await whoFor(opened, HOST, 'acme/app')).toBe('stored:s3cret');
    expect(opened.runner.masks).toEqual(['s3cret', anEntry('stored', 's3cret').auth]);
  });

  it('is asked once for many repositories', async () => {
    const opened = openWith(NONE);
    const script = aStore([HOST], 'stored', 's3cret');
    opened.folder.helper('safe', `echo asked >> "$HOME/asked"\n${script}`);
    opened.folder.write('.docker/config.json', { credsStore: 'safe' });
    const names = Array.from({ length: 20 }, (_, index) => `acme/app${index}`);
    const found = await Promise.all(names.map((name) => opened.credentialsFor(HOST, name)));
    expect(new Set(found).size).toBe(1);
    expect(readFileSync(`${opened.folder.home}/asked`, 'utf8')).toBe('asked\n');
  });

  it('that has no credentials is anonymous', async () => {
    const opened = openWith(NONE);
    opened.folder.helper('safe', aStore([], 'stored', 's3cret'));
    opened.folder.write('.docker/config.json', { credsStore: 'safe' });
    expect(await whoFor(opened, HOST, 'acme/app')).toBe('anonymous');
  });

  it('that fails does not matter to a repository with an entry of its own', async () => {
    const opened = openWith(NONE);
    opened.folder.helper('broken', 'echo locked; exit 1');
    const auths = { [`${HOST}/acme/app`]: anEntry('own', 'p') };
    opened.folder.write('.docker/config.json', { auths, credsStore: 'broken' });
    expect(await whoFor(opened, HOST, 'acme/app')).toBe('own:p');
    expect(await failureOf(opened.credentialsFor(HOST, 'acme/lib'))).toContain('docker-credential-broken');
  });

  it('that fails is an error for its registry alone', async () => {
    const opened = openWith(NONE);
    opened.folder.helper('broken', 'echo locked; exit 1');
    const auths = { 'other.test': anEntry('other', 'p') };
    opened.folder.write('.docker/config.json', { auths, credHelpers: { [HOST]: 'broken' } });
    expect(await failureOf(opened.credentialsFor(HOST, 'acme/app'))).toContain('docker-credential-broken');
    expect(await whoFor(opened, 'other.test', 'acme/app')).toBe('other:p');
  });
});
