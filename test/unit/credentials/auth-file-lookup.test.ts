import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FoundLogin } from '../../../src/credentials/auth-file-entry.ts';
import { describeMisses, findLogin } from '../../../src/credentials/auth-file-lookup.ts';
import { findAuthFiles } from '../../../src/credentials/auth-file-paths.ts';
import { type AuthFolder, anAuthFolder, anEntry, aStore } from '../../support/auth-folder.ts';

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
  auths: Object.fromEntries(users.map((key) => [key, anEntry(key, 'p')])),
});

const FOUND: Case[] = [
  { name: 'no file', files: {}, login: 'none' },
  {
    name: "podman's before docker's",
    files: { [RUN]: auths('quay.io'), [DOCKER]: auths('https://quay.io') },
    login: `quay.io of ${RUN}`,
  },
  {
    name: 'a file without the entry is passed over',
    files: { [RUN]: auths('sub.quay.io'), [DOCKER]: auths('quay.io:443'), [HOME]: auths('quay.io') },
    login: `quay.io of ${HOME}`,
  },
  {
    name: 'the first file with an entry, not the most specific of all files',
    files: { [RUN]: auths('quay.io'), [DOCKER]: auths('quay.io/org/repo') },
    login: `quay.io of ${RUN}`,
  },
  {
    name: 'the most specific of a file',
    files: { [RUN]: auths('quay.io', 'quay.io/org', 'quay.io/orgx', 'quay.io/org/repo/more') },
    login: `quay.io/org of ${RUN}`,
  },
  {
    name: 'an empty entry and an empty file are none',
    files: { [RUN]: { auths: { 'quay.io': {} } }, [DOCKER]: '', [HOME]: auths('quay.io') },
    login: `quay.io of ${HOME}`,
  },
  {
    name: 'null for what is not there',
    files: { [RUN]: { auths: null, credHelpers: null, credsStore: null } },
    login: 'none',
  },
  {
    name: 'a garbled entry of another host does not matter',
    files: { [RUN]: { auths: { 'other.example': 7, ...auths('quay.io').auths } } },
    login: `quay.io of ${RUN}`,
  },
  {
    name: "the host's helper before the store and the entry",
    files: { [DOCKER]: { ...auths('quay.io'), credHelpers: { 'quay.io': 'one' }, credsStore: 'two' } },
    helpers: { one: ['quay.io'], two: ['quay.io'] },
    login: `one of docker-credential-one asked by ${DOCKER}`,
  },
  {
    name: 'the store before the entry, also for a host that auths does not mention',
    files: { [DOCKER]: { credsStore: 'two' } },
    helpers: { two: ['quay.io'] },
    login: `two of docker-credential-two asked by ${DOCKER}`,
  },
  {
    name: "a namespace's entry before the helper",
    files: { [DOCKER]: { ...auths('quay.io/org'), credsStore: 'two' } },
    helpers: { two: ['quay.io'] },
    login: `quay.io/org of ${DOCKER}`,
  },
  {
    name: 'a helper without it: the entry of the same file',
    files: { [DOCKER]: { ...auths('quay.io'), credsStore: 'two' } },
    helpers: { two: ['other.example'] },
    login: `quay.io of ${DOCKER}`,
  },
  {
    name: 'a helper without it, no entry: the next file',
    files: { [DOCKER]: { auths: { 'quay.io': {} }, credsStore: 'two' }, [HOME]: auths('quay.io') },
    helpers: { two: [] },
    login: `quay.io of ${HOME}`,
  },
  {
    name: 'a helper without it, no more files',
    files: { [DOCKER]: { credsStore: 'two' } },
    helpers: { two: [] },
    login: 'none',
  },
  {
    name: "another host's helper is not asked, nor the store past an empty name",
    files: { [DOCKER]: { credHelpers: { 'sub.quay.io': 'missing', 'quay.io': '' }, credsStore: 'missing' } },
    login: 'none',
  },
];

describe('findLogin', () => {
  test.each(FOUND)('$name', async ({ files, helpers = {}, login }) => {
    const folder = anAuthFolder();
    for (const [path, content] of Object.entries(files)) folder.write(path, content);
    for (const [name, servers] of Object.entries(helpers)) folder.helper(name, aStore(servers, name, 'p'));
    expect(shown(await find(folder), folder)).toBe(login);
  });

  test('REGISTRY_AUTH_FILE that is missing is no login, and no other file is read', async () => {
    const folder = anAuthFolder();
    folder.write(HOME, auths('quay.io'));
    expect(await find(folder, { variables: { REGISTRY_AUTH_FILE: '~/none.json' } })).toEqual({ kind: 'none' });
  });

  test('a token without scope does not use the entry of a namespace', async () => {
    const folder = anAuthFolder();
    folder.write(RUN, auths('quay.io/org'));
    expect(await find(folder, { repository: '' })).toEqual({ kind: 'none' });
  });
});

interface Miss {
  readonly name: string;
  readonly content: unknown;
  readonly repository?: string;
  readonly said: string;
}

const eleven = Array.from({ length: 11 }, (_, index) => `h${index}.test`);
const MISSES: Miss[] = [
  { name: 'no entries', content: { auths: {} }, said: 'has no entry for quay.io; it has no others' },
  {
    name: 'other hosts, with and without a helper, on one line',
    content: { ...auths('quay.io:8443', 'a\nb'), credHelpers: { 'c.test': 'missing' } },
    said: 'has no entry for quay.io; it has entries for: quay.io:8443, a b, c.test',
  },
  {
    name: 'more than ten',
    content: auths(...eleven),
    said: `has no entry for quay.io; it has entries for: ${eleven.slice(0, 10).join(', ')}, … (11 in all)`,
  },
  {
    name: 'another namespace',
    content: auths('quay.io/acme'),
    said: 'has no entry for quay.io/org/repo; it has entries for: quay.io/acme',
  },
  {
    name: 'a namespace where the whole host is asked for',
    content: auths('quay.io/acme'),
    repository: '',
    said: 'has no entry for the whole of quay.io; it has entries for: quay.io/acme; name repositories below one of these',
  },
  {
    name: 'an empty entry, and a store that has none',
    content: { auths: { 'quay.io': {} }, credsStore: 'safe' },
    said: 'has only an empty entry for quay.io, and docker-credential-safe has no login for it; it has no others',
  },
];

describe('describeMisses', () => {
  test.each(MISSES)('$name', async ({ content, repository = 'org/repo', said }) => {
    const folder = anAuthFolder();
    const path = folder.write('named.json', content);
    const misses = await describeMisses([{ path, named: true }], { registry: 'quay.io', repository });
    expect(misses).toEqual([`${path} ${said}`]);
  });

  test('each file that was looked into', async () => {
    const folder = anAuthFolder();
    const path = folder.write(DOCKER, auths('b.test'));
    const places = findAuthFiles('', folder.deps(VARIABLES));
    expect(await describeMisses(places, { registry: 'quay.io', repository: '' })).toEqual([
      `${folder.home}/${RUN} is not there or empty`,
      `${path} has no entry for quay.io; it has entries for: b.test`,
      `${folder.home}/${HOME} is not there or empty`,
    ]);
  });
});

const GARBLED: { name: string; content: unknown; why: string }[] = [
  { name: 'no JSON', content: '{"auths": {"quay.io": {"auth": "hidden"}', why: 'is not JSON' },
  { name: 'a list', content: ['hidden'], why: 'not an auth file' },
  { name: 'auths as a text', content: { auths: 'hidden' }, why: 'not an auth file' },
  { name: 'a helper that is no text', content: { credHelpers: { 'quay.io': { hidden: 1 } } }, why: 'not an auth file' },
  { name: 'too much', content: `{"hidden": "${'x'.repeat(1_048_576)}"}`, why: 'more than 1048576' },
  { name: 'an entry that is no login', content: { auths: { 'quay.io': { auth: '!hidden' } } }, why: 'not the Base64' },
];

describe('a garbled file', () => {
  test.each(GARBLED)('found, $name: an error with the way past it', async ({ content, why }) => {
    const folder = anAuthFolder();
    const path = folder.write(HOME, content);
    const said = await refusal(find(folder));
    expect(said).toContain(path);
    expect(said).toContain(why);
    expect(said).toMatch(/give username and password/);
    expect(said).not.toContain('hidden');
  });

  test.each([
    ...GARBLED,
    { name: 'empty', content: '', why: 'is not JSON' },
    { name: 'the form of .dockercfg', content: auths('quay.io').auths, why: 'none of auths, credHelpers' },
  ])('named, $name', async ({ content, why }) => {
    const folder = anAuthFolder();
    const input = folder.write('named.json', content);
    const said = await refusal(find(folder, { input }));
    expect(said).toContain(input);
    expect(said).toContain(why);
    expect(said).not.toContain('hidden');
  });

  test('named and missing', async () => {
    const folder = anAuthFolder();
    expect(await refusal(find(folder, { input: '~/none.json' }))).toContain(`${folder.home}/none.json is not there`);
  });

  test('a folder, found and named', async () => {
    const folder = anAuthFolder();
    mkdirSync(join(folder.home, HOME), { recursive: true });
    expect(await refusal(find(folder))).toContain('is not a file');
    expect(await refusal(find(folder, { input: folder.home }))).toContain('is not a file');
  });

  test.skipIf(process.getuid?.() === 0)('not readable', async () => {
    const folder = anAuthFolder();
    chmodSync(folder.write(HOME, auths('quay.io')), 0o000);
    expect(await refusal(find(folder))).toContain('cannot be read (EACCES)');
  });
});

interface Search {
  readonly input?: string;
  readonly repository?: string;
  readonly variables?: Readonly<Record<string, string>>;
}

async function find(folder: AuthFolder, search: Search = {}): Promise<FoundLogin> {
  const { input = '', repository = 'org/repo', variables = VARIABLES } = search;
  const deps = folder.deps(variables);
  return await findLogin(findAuthFiles(input, deps), { registry: 'quay.io', repository }, deps);
}

async function refusal(found: Promise<FoundLogin>): Promise<string> {
  const error: unknown = await found.catch((error: unknown) => error);
  expect(error).toMatchObject({ name: 'InputError' });
  return error instanceof Error ? error.message : '';
}

function shown(login: FoundLogin, { home }: AuthFolder): string {
  return login.kind === 'found' ? `${login.username} of ${login.from.replace(`${home}/`, '')}` : login.kind;
}
