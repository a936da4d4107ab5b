import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FoundLogin } from '../../../src/credentials/auth-file-entry.ts';
import { explainNoLogin, findLogin } from '../../../src/credentials/auth-file-lookup.ts';
import { findAuthFiles } from '../../../src/credentials/auth-file-paths.ts';
import { CredentialHelpers } from '../../../src/credentials/helper.ts';
import { type AuthFolder, authEntry, authFolderFixture, helperScript } from '../../support/auth-folder.ts';

const VARIABLES = { XDG_RUNTIME_DIR: '~/run', DOCKER_CONFIG: '~/docker' };
const RUN = 'run/containers/auth.json';
const DOCKER = 'docker/config.json';
const HOME = '.docker/config.json';

interface Case {
  readonly name: string;
  /** By path below the home folder. */
  readonly files: Readonly<Record<string, unknown>>;
  /** Servers that the helpers `one` and `two` know, as users of these names. */
  readonly helpers?: Readonly<Record<string, readonly string[]>>;
  readonly login: string;
}

const auths = (...users: readonly string[]) => ({
  auths: Object.fromEntries(users.map((key) => [key, authEntry(key, 'p')])),
});

const FOUND: Case[] = [
  { name: 'no file', files: {}, login: 'none' },
  {
    name: "podman's before docker's",
    files: { [RUN]: auths('quay.io'), [DOCKER]: auths('https://quay.io') },
    login: `quay.io of ${RUN}`,
  },
  {
    name: 'a file without the entry is skipped',
    files: { [RUN]: auths('sub.quay.io'), [DOCKER]: auths('quay.io:443'), [HOME]: auths('quay.io') },
    login: `quay.io of ${HOME}`,
  },
  {
    name: 'the first file with an entry, not the most specific of all files',
    files: { [RUN]: auths('quay.io'), [DOCKER]: auths('quay.io/org/repo') },
    login: `quay.io of ${RUN}`,
  },
  {
    name: 'the most specific entry of a file',
    files: { [RUN]: auths('quay.io', 'quay.io/org', 'quay.io/orgx', 'quay.io/org/repo/more') },
    login: `quay.io/org of ${RUN}`,
  },
  {
    name: 'an empty entry and an empty file are skipped',
    files: { [RUN]: { auths: { 'quay.io': {} } }, [DOCKER]: '', [HOME]: auths('quay.io') },
    login: `quay.io of ${HOME}`,
  },
  {
    name: 'null instead of a missing field',
    files: { [RUN]: { auths: null, credHelpers: null, credsStore: null } },
    login: 'none',
  },
  {
    name: 'an invalid entry of another host is ignored',
    files: { [RUN]: { auths: { 'other.example': 7, ...auths('quay.io').auths } } },
    login: `quay.io of ${RUN}`,
  },
  {
    name: "the host's helper before the store and the entry",
    files: { [DOCKER]: { ...auths('quay.io'), credHelpers: { 'quay.io': 'one' }, credsStore: 'two' } },
    helpers: { one: ['quay.io'], two: ['quay.io'] },
    login: `one of docker-credential-one, named in ${DOCKER}`,
  },
  {
    name: 'the store before the entry, also for a host that auths does not mention',
    files: { [DOCKER]: { credsStore: 'two' } },
    helpers: { two: ['quay.io'] },
    login: `two of docker-credential-two, named in ${DOCKER}`,
  },
  {
    name: "a namespace's entry before the helper",
    files: { [DOCKER]: { ...auths('quay.io/org'), credsStore: 'two' } },
    helpers: { two: ['quay.io'] },
    login: `quay.io/org of ${DOCKER}`,
  },
  {
    name: 'the entry of the same file if the helper has no login',
    files: { [DOCKER]: { ...auths('quay.io'), credsStore: 'two' } },
    helpers: { two: ['other.example'] },
    login: `quay.io of ${DOCKER}`,
  },
  {
    name: 'the next file if the helper has no login and there is no entry',
    files: { [DOCKER]: { auths: { 'quay.io': {} }, credsStore: 'two' }, [HOME]: auths('quay.io') },
    helpers: { two: [] },
    login: `quay.io of ${HOME}`,
  },
  {
    name: 'none if the helper has no login and there are no more files',
    files: { [DOCKER]: { credsStore: 'two' } },
    helpers: { two: [] },
    login: 'none',
  },
  {
    name: "another host's helper is not run, nor the store if the helper of the host is an empty name",
    files: { [DOCKER]: { credHelpers: { 'sub.quay.io': 'missing', 'quay.io': '' }, credsStore: 'missing' } },
    login: 'none',
  },
];

describe('findLogin', () => {
  test.each(FOUND)('$name', async ({ files, helpers = {}, login }) => {
    const folder = authFolderFixture();
    for (const [path, content] of Object.entries(files)) folder.write(path, content);
    for (const [name, servers] of Object.entries(helpers)) folder.helper(name, helperScript(servers, name, 'p'));
    expect(shown(await find(folder), folder)).toBe(login);
  });

  test('a missing REGISTRY_AUTH_FILE is an error that names the variable, and no other file is read', async () => {
    const folder = authFolderFixture();
    folder.write(HOME, auths('quay.io'));
    expect(await messageOf(find(folder, { variables: { REGISTRY_AUTH_FILE: '~/none.json' } }))).toBe(
      `${folder.home}/none.json does not exist. The variable REGISTRY_AUTH_FILE names it, and no input gives credentials. Unset the variable, write the file in an earlier step, or set username and password.`,
    );
  });

  test('an empty REGISTRY_AUTH_FILE is no login', async () => {
    const folder = authFolderFixture();
    folder.write('empty.json', '');
    expect(await find(folder, { variables: { REGISTRY_AUTH_FILE: '~/empty.json' } })).toEqual({ kind: 'none' });
  });

  const contents = [
    { name: 'before all default files', content: JSON.stringify(auths('quay.io/org')), login: 'quay.io/org' },
    { name: 'before the files without the entry', content: JSON.stringify(auths('other.test')), login: 'home' },
    { name: 'but not if it is empty', content: '', login: 'home' },
    {
      name: 'but not before REGISTRY_AUTH_FILE',
      content: JSON.stringify(auths('quay.io/org')),
      file: true,
      login: 'file',
    },
  ];
  test.each(contents)('DOCKER_AUTH_CONFIG is read $name', async ({ content, file, login }) => {
    const folder = authFolderFixture();
    folder.write(HOME, { auths: { 'quay.io': authEntry('home', 'p') } });
    folder.write('file.json', { auths: { 'quay.io': authEntry('file', 'p') } });
    const variables = { DOCKER_AUTH_CONFIG: content, ...(file && { REGISTRY_AUTH_FILE: '~/file.json' }) };
    expect(await find(folder, { variables })).toMatchObject({ username: login });
  });

  test.each(['{"auths": {"quay.io": {"auth": "hidden"', '/path/hidden.json', '["hidden"]'])(
    'DOCKER_AUTH_CONFIG that is not an auth file is an error that does not show it: %s',
    async (content) => {
      const message = await messageOf(find(authFolderFixture(), { variables: { DOCKER_AUTH_CONFIG: content } }));
      expect(message).toMatch(/^DOCKER_AUTH_CONFIG is not .*Correct or unset it/);
      expect(message).not.toContain('hidden');
    },
  );

  test('a token without scope does not use the entry of a namespace', async () => {
    const folder = authFolderFixture();
    folder.write(RUN, auths('quay.io/org'));
    expect(await find(folder, { repository: '' })).toEqual({ kind: 'none' });
  });
});

interface NoLoginCase {
  readonly name: string;
  readonly content: unknown;
  readonly repository?: string;
  readonly explanation: string;
}

const eleven = Array.from({ length: 11 }, (_, index) => `h${index}.test`);
const NO_LOGIN: NoLoginCase[] = [
  { name: 'no entries', content: { auths: {} }, explanation: 'has no entry for quay.io; it has no other entries' },
  {
    name: 'other hosts, with and without a helper, on one line',
    content: { ...auths('quay.io:8443', 'a\nb'), credHelpers: { 'c.test': 'missing' } },
    explanation: 'has no entry for quay.io; it has entries for: quay.io:8443, a b, c.test',
  },
  {
    name: 'more than ten',
    content: auths(...eleven),
    explanation: `has no entry for quay.io; it has entries for: ${eleven.slice(0, 10).join(', ')}, … (11 in total)`,
  },
  {
    name: 'another namespace',
    content: auths('quay.io/acme'),
    explanation: 'has no entry for quay.io/org/repo; it has entries for: quay.io/acme',
  },
  {
    name: 'a namespace where the whole host is asked for',
    content: auths('quay.io/acme'),
    repository: '',
    explanation:
      'has no entry for the whole host quay.io; it has entries for: quay.io/acme; set repositories to repositories that one of these entries covers',
  },
  {
    name: 'an empty entry, and a store that has none',
    content: { auths: { 'quay.io': {} }, credsStore: 'safe' },
    explanation:
      'has only an empty entry for quay.io, and docker-credential-safe has no login for it; it has no other entries',
  },
];

describe('explainNoLogin', () => {
  test.each(NO_LOGIN)('$name', async ({ content, repository = 'org/repo', explanation }) => {
    const folder = authFolderFixture();
    const path = folder.write('named.json', content);
    const explained = await explainNoLogin([{ path, reason: 'input' }], { registry: 'quay.io', repository });
    expect(explained).toEqual([`${path} ${explanation}`]);
  });

  test('explains each file that was searched', async () => {
    const folder = authFolderFixture();
    const path = folder.write(DOCKER, auths('b.test'));
    const files = findAuthFiles('', folder.runner(VARIABLES));
    expect(await explainNoLogin(files, { registry: 'quay.io', repository: '' })).toEqual([
      `${folder.home}/${RUN} does not exist or is empty`,
      `${path} has no entry for quay.io; it has entries for: b.test`,
      `${folder.home}/${HOME} does not exist or is empty`,
    ]);
  });
});

const INVALID: { name: string; content: unknown; why: string }[] = [
  { name: 'not JSON', content: '{"auths": {"quay.io": {"auth": "hidden"}', why: 'is not JSON' },
  { name: 'a list', content: ['hidden'], why: 'not an auth file' },
  { name: 'auths as a string', content: { auths: 'hidden' }, why: 'not an auth file' },
  {
    name: 'a helper that is not a string',
    content: { credHelpers: { 'quay.io': { hidden: 1 } } },
    why: 'not an auth file',
  },
  { name: 'too large', content: `{"hidden": "${'x'.repeat(1_048_576)}"}`, why: 'is larger than 1 MiB' },
  {
    name: 'an entry that is not a login',
    content: { auths: { 'quay.io': { auth: '!hidden' } } },
    why: 'not the Base64',
  },
];

describe('an invalid file', () => {
  test.each(INVALID)('found by default, $name: an error with advice', async ({ content, why }) => {
    const folder = authFolderFixture();
    const path = folder.write(HOME, content);
    const message = await messageOf(find(folder));
    expect(message).toContain(path);
    expect(message).toContain(why);
    expect(message).toMatch(/set username and password/);
    expect(message).not.toContain('hidden');
  });

  test.each([
    ...INVALID,
    { name: 'empty', content: '', why: 'is not JSON' },
    { name: 'the form of .dockercfg', content: auths('quay.io').auths, why: 'none of auths, credHelpers' },
  ])('named, $name', async ({ content, why }) => {
    const folder = authFolderFixture();
    const input = folder.write('named.json', content);
    const message = await messageOf(find(folder, { input }));
    expect(message).toContain(input);
    expect(message).toContain(why);
    expect(message).not.toContain('hidden');
  });

  test('named and missing', async () => {
    const folder = authFolderFixture();
    expect(await messageOf(find(folder, { input: '~/none.json' }))).toContain(
      `${folder.home}/none.json does not exist`,
    );
  });

  test('a folder, found and named', async () => {
    const folder = authFolderFixture();
    mkdirSync(join(folder.home, HOME), { recursive: true });
    expect(await messageOf(find(folder))).toContain('is a folder');
    expect(await messageOf(find(folder, { input: folder.home }))).toContain('is a folder');
  });

  test('a device that never ends', async () => {
    expect(await messageOf(find(authFolderFixture(), { input: '/dev/zero' }))).toContain('is not a regular file');
  });

  test.skipIf(process.getuid?.() === 0)('not readable', async () => {
    const folder = authFolderFixture();
    chmodSync(folder.write(HOME, auths('quay.io')), 0o000);
    expect(await messageOf(find(folder))).toContain('cannot be read (EACCES)');
  });
});

interface Search {
  readonly input?: string;
  readonly repository?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

async function find(folder: AuthFolder, search: Search = {}): Promise<FoundLogin> {
  const { input = '', repository = 'org/repo', variables = VARIABLES } = search;
  const runner = folder.runner(variables);
  const helpers = new CredentialHelpers(runner.environment, 5_000);
  return await findLogin(findAuthFiles(input, runner), { registry: 'quay.io', repository }, helpers);
}

async function messageOf(found: Promise<FoundLogin>): Promise<string> {
  const error: unknown = await found.catch((error: unknown) => error);
  expect(error).toMatchObject({ name: 'InputError' });
  return error instanceof Error ? error.message : '';
}

function shown(login: FoundLogin, { home }: AuthFolder): string {
  return login.kind === 'found' ? `${login.username} of ${login.from.replace(`${home}/`, '')}` : login.kind;
}
