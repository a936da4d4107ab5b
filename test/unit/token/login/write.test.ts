import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { LinkDependencies } from '../../../../src/token/login/links.ts';
import { anAuthFolder, anEntry, aStore } from '../../../support/auth-folder.ts';
import { writeTheLogin as write } from '../../../support/written-login.ts';

const RUN = 'run/containers/auth.json';
const DOCKER = '.docker/config.json';
const OWN = { 'quay.io': anEntry('acme+ci', 'new') };

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, unknown>>;
  readonly stores?: Readonly<Record<string, readonly string[]>>;
  readonly content: unknown;
  readonly said?: string;
}

const entry = anEntry('old', 'old');
const HUB = 'https://index.docker.io/v1/';

const WRITTEN: Case[] = [
  { name: 'nothing there', files: {}, content: { auths: OWN, credHelpers: {} } },
  {
    name: 'all that stands before our entry in some client goes, in every spelling',
    files: {
      [RUN]: { auths: { 'quay.io/acme': entry, 'QUAY.io': entry }, credHelpers: { 'quay.io': 'one' } },
      [DOCKER]: {
        auths: { 'https://quay.io/v1/': entry, 'quay.io': entry },
        credHelpers: { 'https://quay.io': 'one' },
      },
    },
    content: { auths: OWN, credHelpers: {} },
  },
  {
    name: "other registries stay, those that look alike too, and docker's other settings",
    files: {
      [RUN]: { auths: { 'sub.quay.io': entry, 'ghcr.io/org': entry } },
      [DOCKER]: {
        auths: { 'quay.io:8443': { ...entry, email: 'a@b' }, [HUB]: { identitytoken: 'i' } },
        credHelpers: { 'gcr.io': 'gcr' },
        currentContext: 'remote',
        proxies: { default: { httpProxy: 'http://proxy' } },
        plugins: { '-x-cli-hints': { enabled: 'false' } },
      },
    },
    content: {
      currentContext: 'remote',
      proxies: { default: { httpProxy: 'http://proxy' } },
      plugins: { '-x-cli-hints': { enabled: 'false' } },
      auths: {
        ...OWN,
        'sub.quay.io': entry,
        'ghcr.io/org': entry,
        'quay.io:8443': { ...entry, email: 'a@b' },
        [HUB]: { identitytoken: 'i' },
      },
      credHelpers: { 'gcr.io': 'gcr' },
    },
  },
  {
    name: "of two logins podman's stays, and no helper of docker's stands before it",
    files: {
      [RUN]: { auths: { 'ghcr.io': entry, 'a.example': {} } },
      [DOCKER]: {
        auths: { 'https://ghcr.io': anEntry('docker', 'd'), 'a.example': entry },
        credHelpers: { 'ghcr.io': 'one' },
      },
    },
    content: { auths: { ...OWN, 'ghcr.io': entry, 'a.example': entry }, credHelpers: {} },
  },
  {
    name: "podman's file of the home folder, after that of the session and before docker's",
    files: {
      [RUN]: { auths: { 'a.example': entry } },
      '.config/containers/auth.json': { auths: { 'a.example': anEntry('x', 'x'), 'b.example': entry } },
      [DOCKER]: { auths: { 'b.example': anEntry('x', 'x'), 'c.example': entry } },
    },
    content: { auths: { ...OWN, 'a.example': entry, 'b.example': entry, 'c.example': entry }, credHelpers: {} },
  },
  {
    name: 'the store becomes a helper of each registry in it, but ours',
    files: { [DOCKER]: { auths: { 'quay.io': {}, 'b.example': {}, 'c.example': entry }, credsStore: 'two' } },
    stores: { two: ['quay.io', 'https://a.example', HUB, `${HUB}access-token`] },
    content: {
      auths: { ...OWN, 'b.example': {}, 'c.example': entry },
      credHelpers: { 'a.example': 'two', [HUB]: 'two', 'b.example': 'two' },
    },
  },
  {
    name: 'a store that is not installed',
    files: { [DOCKER]: { auths: { 'a.example': {}, 'c.example': entry }, credsStore: 'desktop' } },
    content: { auths: { ...OWN, 'c.example': entry }, credHelpers: {} },
    said: 'docker-credential-desktop, the credsStore of DOCKER, is not on the PATH: left out',
  },
  {
    name: 'a garbled entry, for which docker would refuse the whole file',
    files: { [RUN]: { auths: { 'a.example': { auth: 'bm8tY29sb24=' }, 'b.example': 7 } } },
    content: { auths: OWN, credHelpers: {} },
  },
  {
    name: 'an entry without its padding, which docker would refuse',
    files: { [RUN]: { auths: { 'a.example': { auth: 'dTpwYQ' } } } },
    content: { auths: { ...OWN, 'a.example': { auth: 'dTpwYQ==' } }, credHelpers: {} },
  },
];

describe('writeLogin', () => {
  test.each(WRITTEN)('$name', async ({ files, stores = {}, content, said }) => {
    const folder = anAuthFolder();
    for (const [path, file] of Object.entries(files)) folder.write(path, file);
    for (const [name, servers] of Object.entries(stores)) folder.helper(name, aStore(servers, 'u', 's'));
    const { variables } = await write(folder);
    expect(JSON.parse(readFileSync(variables.REGISTRY_AUTH_FILE, 'utf8'))).toEqual(content);
    const lines = folder.said.join('\n').replace(join(folder.home, DOCKER), 'DOCKER');
    if (said === undefined) expect(lines).toBe('');
    else expect(lines).toContain(said);
  });

  test('a store without a list is asked for what is marked', async () => {
    const folder = anAuthFolder();
    folder.write(DOCKER, { auths: { 'a.example': {} }, credsStore: 'two' });
    folder.helper('two', 'exit 1');
    const { variables } = await write(folder);
    expect(JSON.parse(readFileSync(variables.REGISTRY_AUTH_FILE, 'utf8')).credHelpers).toEqual({ 'a.example': 'two' });
    expect(folder.said.join()).toContain('failed (exit 1): no message: in the new auth file it is asked for');
  });

  test('for its owner alone, both variables on it, without the secret in the state', async () => {
    const folder = anAuthFolder();
    const { variables, state } = await write(folder);
    expect(statSync(variables.DOCKER_CONFIG).mode & 0o777).toBe(0o700);
    expect(statSync(variables.REGISTRY_AUTH_FILE).mode & 0o777).toBe(0o600);
    expect(variables.REGISTRY_AUTH_FILE).toBe(join(variables.DOCKER_CONFIG, 'config.json'));
    expect(readdirSync(variables.DOCKER_CONFIG)).toEqual(['config.json']);
    expect(state).not.toContain(anEntry('acme+ci', 'new').auth);
    expect(state).not.toContain('"new"');
  });

  test('the rest of the old folder is linked to', async () => {
    const folder = anAuthFolder();
    for (const path of [DOCKER, '.docker/buildx/instances/b', '.docker/cli-plugins/p', '.docker/.token_seed'])
      folder.write(path, '{}');
    const { DOCKER_CONFIG: made } = (await write(folder)).variables;
    expect(readdirSync(made)).toEqual(['.token_seed', 'buildx', 'cli-plugins', 'config.json']);
    expect(readlinkSync(join(made, 'buildx'))).toBe(join(folder.home, '.docker/buildx'));
    expect(lstatSync(join(made, 'config.json')).isFile()).toBe(true);
  });

  test.each<{ name: string; platform: string; types: Readonly<Record<string, string | undefined>> }>([
    { name: 'Windows: junctions for folders', platform: 'win32', types: { buildx: 'junction', seed: undefined } },
    { name: 'elsewhere: links', platform: 'linux', types: { buildx: undefined, seed: undefined } },
  ])('$name', async ({ platform, types }) => {
    const folder = anAuthFolder();
    for (const path of ['.docker/buildx/b', '.docker/seed', '.docker/Config.json']) folder.write(path, '{}');
    const made = new Map<string, string | undefined>();
    const link: LinkDependencies['link'] = async (target, _, type) => void made.set(basename(target), type);
    await write(folder, {}, { platform, link });
    expect(Object.fromEntries(made)).toStrictEqual(types);
  });

  test('where nothing may be linked it logs in all the same, and says what is not there', async () => {
    const folder = anAuthFolder();
    for (const path of ['.docker/buildx/b', '.docker/cli-plugins/p']) folder.write(path, '');
    const link = async () => {
      throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
    };
    const { variables } = await write(folder, {}, { link });
    expect(readdirSync(variables.DOCKER_CONFIG)).toEqual(['config.json']);
    expect(folder.warned).toEqual([expect.stringMatching(/\(EPERM\).*: buildx, cli-plugins\.$/)]);
  });

  test('an old folder that is none', async () => {
    const folder = anAuthFolder();
    folder.write('.docker', '');
    await write(folder);
    expect(folder.warned.join()).toContain('/.docker cannot be read (ENOTDIR)');
  });

  test('an old file that cannot be read is left out', async () => {
    const folder = anAuthFolder();
    const path = folder.write(RUN, '').replace('auth.json', 'loop');
    symlinkSync(path, path);
    await write(folder, { REGISTRY_AUTH_FILE: path });
    expect(folder.said.join()).toBe(`${path} cannot be read (ELOOP): left out of the new auth file.`);
  });

  test('a garbled old file leaves nothing behind', async () => {
    const folder = anAuthFolder();
    const path = folder.write(DOCKER, '{');
    await expect(write(folder)).rejects.toThrow(
      new RegExp(
        `^${path} is not JSON.*is to keep its other logins and settings for the later steps: mend or remove it`,
      ),
    );
    expect(readdirSync(folder.temporary)).toEqual([]);
  });

  test.each([
    { name: 'the registry', text: '{"auths":{"https://quay.io/v1/":{}}}', named: true },
    { name: 'one that looks alike', text: '{"auths":{"myquay.io":{},"quay.io.example":{}}}', named: false },
    { name: 'no JSON', text: 'quay.io', named: false },
    { name: 'another shape', text: '{"quay.io":{}}', named: false },
  ])('DOCKER_AUTH_CONFIG, which goes before every file, with $name', async ({ text, named }) => {
    const folder = anAuthFolder();
    await write(folder, { DOCKER_AUTH_CONFIG: text });
    expect(folder.warned).toEqual(named ? [expect.stringContaining('DOCKER_AUTH_CONFIG names this registry')] : []);
  });
});
