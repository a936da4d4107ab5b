import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CredentialFinder } from '../../../src/credentials/find.ts';
import type { GivenCredentials } from '../../../src/credentials/inputs.ts';
import type { HttpClient } from '../../../src/http/message.ts';
import { Secret } from '../../../src/secret.ts';
import { type AuthFolder, authEntry, authFolderFixture, helperScript } from '../../support/auth-folder.ts';
import type { FakeRunner } from '../../support/fake-runner.ts';
import { buildJwt } from '../../support/jwt.ts';
import { failureOf } from '../../support/test-client.ts';

const HOST = 'quay.io';
const LOGIN: GivenCredentials = { kind: 'password', username: 'me', password: new Secret('given') };
const NONE: GivenCredentials = { kind: 'none' };
const ANONYMOUS = { kind: 'anonymous' };

/** These tests send nothing. */
const http: HttpClient = {
  send: async ({ url }) => {
    throw new Error(`unexpected request of ${url}`);
  },
  prepare: async () => {},
};

interface Opened {
  readonly folder: AuthFolder;
  readonly runner: FakeRunner;
  readonly finder: CredentialFinder;
}

function openWith(given: GivenCredentials, variables: Readonly<Record<string, string>> = {}): Opened {
  const folder = authFolderFixture();
  const runner = folder.runner(variables);
  const endpointOf = (host: string) => ({ http, origin: new URL(`https://${host}`), service: host });
  const connection = { endpointOf };
  return { folder, runner, finder: new CredentialFinder(given, HOST, { connection, runner }) };
}

/** The credentials that are found: `username:password`, or their kind. */
async function findFor({ finder }: Opened, registry: string, repository: string): Promise<string> {
  const found = await finder.find({ registry, repository });
  return found.kind === 'password' ? `${found.username}:${found.password.reveal()}` : found.kind;
}

describe('given credentials', () => {
  it('take precedence over an auth file for their registry', async () => {
    const opened = openWith(LOGIN);
    opened.folder.write('.docker/config.json', { auths: { [HOST]: authEntry('other', 'found') } });
    expect(await opened.finder.find({ registry: HOST, repository: 'acme/app' })).toBe(LOGIN);
    expect(opened.runner.masks).toEqual([]);
  });

  const others = [
    { name: 'an entry of an auth file', registry: 'other.test', is: 'other:found' },
    { name: 'no credentials', registry: 'third.test', is: 'anonymous' },
    { name: 'no credentials on another port', registry: `${HOST}:8443`, is: 'anonymous' },
    { name: 'no credentials on a host with the same ending', registry: `my${HOST}`, is: 'anonymous' },
  ];
  it.each(others)('give another registry $name', async ({ registry, is }) => {
    const opened = openWith(LOGIN);
    opened.folder.write('.docker/config.json', { auths: { 'other.test': authEntry('other', 'found') } });
    expect(await findFor(opened, registry, 'acme/app')).toBe(is);
  });

  it('of a robot are keyless, and nothing is requested before they are needed', async () => {
    const { finder } = openWith({ kind: 'robot', robot: 'acme+ci', audience: undefined });
    const found = await finder.find({ registry: HOST, repository: 'acme/app' });
    expect(found).toMatchObject({ kind: 'keyless', robot: 'acme+ci' });
    expect(await finder.find({ registry: HOST, repository: 'acme/lib' })).toBe(found);
    expect(await finder.find({ registry: 'other.test', repository: 'acme/app' })).toEqual(ANONYMOUS);
  });
});

describe('an auth file', () => {
  const auths = {
    [HOST]: authEntry('host', 'p1'),
    [`${HOST}/acme`]: authEntry('namespace', 'p2'),
    [`${HOST}/acme/app`]: authEntry('repository', 'p3'),
    'other.test': authEntry('other', 'p4'),
  };
  const cases = [
    { registry: HOST, repository: 'acme/app', is: 'repository:p3' },
    { registry: HOST, repository: 'acme/lib', is: 'namespace:p2' },
    { registry: HOST, repository: 'free/app', is: 'host:p1' },
    { registry: HOST, repository: '', is: 'host:p1' },
    { registry: 'other.test', repository: 'acme/app', is: 'other:p4' },
    { registry: 'third.test', repository: 'acme/app', is: 'anonymous' },
  ];
  it.each(cases)('that is found by default: $registry $repository uses $is', async ({ registry, repository, is }) => {
    const opened = openWith(NONE);
    opened.folder.write('.docker/config.json', { auths });
    expect(await findFor(opened, registry, repository)).toBe(is);
  });

  it('that is named is used for every registry, and default files are not read', async () => {
    const opened = openWith({ kind: 'auth-file', path: '~/named.json' });
    opened.folder.write('named.json', {
      auths: { [HOST]: authEntry('named', 'p1'), 'other.test': authEntry('both', 'p2') },
    });
    opened.folder.write('.docker/config.json', { auths: { 'third.test': authEntry('found', 'p3') } });
    const found = ['quay.io', 'other.test', 'third.test'].map((registry) => findFor(opened, registry, 'acme/app'));
    expect(await Promise.all(found)).toEqual(['named:p1', 'both:p2', 'anonymous']);
  });

  it('that is named and has no entry causes one warning, and no credentials', async () => {
    const opened = openWith({ kind: 'auth-file', path: '~/named.json' });
    const path = opened.folder.write('named.json', { auths: { 'other.test': authEntry('other', 'p') } });
    expect(await findFor(opened, HOST, 'acme/app')).toBe('anonymous');
    expect(await findFor(opened, HOST, 'acme/lib')).toBe('anonymous');
    expect(opened.runner.warnings).toEqual([
      `auth-file: ${path} has no entry for quay.io; it has entries for: other.test. The registry is read without credentials.`,
    ]);
  });

  it('that is found by default and has no entry causes no warning', async () => {
    const opened = openWith(NONE);
    opened.folder.write('.docker/config.json', { auths: { 'other.test': authEntry('other', 'p') } });
    expect(await findFor(opened, HOST, 'acme/app')).toBe('anonymous');
    expect(opened.runner.warnings).toEqual([]);
  });

  it('that is named and missing is an error with its path', async () => {
    const { folder, finder } = openWith({ kind: 'auth-file', path: '~/named.json' });
    expect(await failureOf(finder.find({ registry: HOST, repository: 'acme/app' }))).toContain(
      `${folder.home}/named.json does not exist`,
    );
  });

  it('is found by the variables of the step', async () => {
    const opened = openWith(NONE, { REGISTRY_AUTH_FILE: '~/podman.json' });
    opened.folder.write('podman.json', { auths: { [HOST]: authEntry('podman', 'p1') } });
    opened.folder.write('.docker/config.json', { auths });
    expect(await findFor(opened, HOST, 'acme/app')).toBe('podman:p1');
  });

  it('is in the credentials as their origin', async () => {
    const { folder, finder } = openWith(NONE);
    const path = folder.write('.docker/config.json', { auths });
    expect(await finder.find({ registry: HOST, repository: 'free/app' })).toMatchObject({
      username: 'host',
      from: path,
    });
  });

  it('masks the password that is found, also in the form of its header, and nothing else in the file', async () => {
    const { folder, runner, finder } = openWith(NONE);
    folder.write('.docker/config.json', { auths });
    await finder.find({ registry: HOST, repository: 'acme/lib' });
    expect(runner.masks).toEqual(['p2', authEntry('namespace', 'p2').auth]);
  });

  it('may hold a registry token', async () => {
    const token = buildJwt({ sub: 'acme+ci', access: [] });
    const { folder, runner, finder } = openWith(NONE);
    const path = folder.write('.docker/config.json', { auths: { [HOST]: { registrytoken: token } } });
    const found = await finder.find({ registry: HOST, repository: 'acme/app' });
    expect(found).toMatchObject({ kind: 'registry-token', claims: { subject: 'acme+ci' }, from: path });
    expect(runner.masks).toEqual([token]);
  });
});

describe('equal credentials', () => {
  const found = async (auths: Readonly<Record<string, unknown>>) => {
    const { folder, finder } = openWith(NONE);
    folder.write('.docker/config.json', { auths });
    return [
      await finder.find({ registry: HOST, repository: 'acme/app' }),
      await finder.find({ registry: HOST, repository: 'acme/lib' }),
    ];
  };

  const cases = [
    { name: 'one entry for the host', auths: { [HOST]: authEntry('a', 'p') }, shared: true },
    {
      name: 'two entries with the same login',
      auths: { [HOST]: authEntry('a', 'p'), [`${HOST}/acme/app`]: authEntry('a', 'p') },
      shared: true,
    },
    {
      name: 'not two accounts',
      auths: { [HOST]: authEntry('a', 'p'), [`${HOST}/acme/app`]: authEntry('b', 'p') },
      shared: false,
    },
    {
      name: 'not two passwords',
      auths: { [HOST]: authEntry('a', 'p'), [`${HOST}/acme/app`]: authEntry('a', 'q') },
      shared: false,
    },
    { name: 'anonymous', auths: {}, shared: true },
  ];
  it.each(cases)('are the same object: $name', async ({ auths, shared }) => {
    const [app, lib] = await found(auths);
    expect(app === lib).toBe(shared);
  });
});

describe('a credential helper', () => {
  it('is run for its registry, and its output is masked', async () => {
    const opened = openWith(NONE);
    opened.folder.helper('safe', helperScript([HOST], 'stored', 's3cret'));
    opened.folder.write('.docker/config.json', { credHelpers: { [HOST]: 'safe' } });
    expect(await findFor(opened, HOST, 'acme/app')).toBe('stored:s3cret');
    expect(opened.runner.masks).toEqual(['s3cret', authEntry('stored', 's3cret').auth]);
  });

  it('is run once for many repositories', async () => {
    const opened = openWith(NONE);
    const script = helperScript([HOST], 'stored', 's3cret');
    opened.folder.helper('safe', `echo asked >> "$HOME/asked"\n${script}`);
    opened.folder.write('.docker/config.json', { credsStore: 'safe' });
    const names = Array.from({ length: 20 }, (_, index) => `acme/app${index}`);
    const found = await Promise.all(names.map((name) => opened.finder.find({ registry: HOST, repository: name })));
    expect(new Set(found).size).toBe(1);
    expect(readFileSync(`${opened.folder.home}/asked`, 'utf8')).toBe('asked\n');
  });

  it('without a login means anonymous', async () => {
    const opened = openWith(NONE);
    opened.folder.helper('safe', helperScript([], 'stored', 's3cret'));
    opened.folder.write('.docker/config.json', { credsStore: 'safe' });
    expect(await findFor(opened, HOST, 'acme/app')).toBe('anonymous');
  });

  it('that fails does not affect a repository with an entry of its own', async () => {
    const opened = openWith(NONE);
    opened.folder.helper('broken', 'echo locked; exit 1');
    const auths = { [`${HOST}/acme/app`]: authEntry('own', 'p') };
    opened.folder.write('.docker/config.json', { auths, credsStore: 'broken' });
    expect(await findFor(opened, HOST, 'acme/app')).toBe('own:p');
    expect(await failureOf(opened.finder.find({ registry: HOST, repository: 'acme/lib' }))).toContain(
      'docker-credential-broken',
    );
  });

  it('that fails is an error only for its registry', async () => {
    const opened = openWith(NONE);
    opened.folder.helper('broken', 'echo locked; exit 1');
    const auths = { 'other.test': authEntry('other', 'p') };
    opened.folder.write('.docker/config.json', { auths, credHelpers: { [HOST]: 'broken' } });
    expect(await failureOf(opened.finder.find({ registry: HOST, repository: 'acme/app' }))).toContain(
      'docker-credential-broken',
    );
    expect(await findFor(opened, 'other.test', 'acme/app')).toBe('other:p');
  });
});
