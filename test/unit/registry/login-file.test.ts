import { createHash } from 'node:crypto';
import {
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeLogin, writeLogin } from '../../../src/registry/login-file.ts';
import { Secret } from '../../../src/secret.ts';
import { type AuthFolder, anAuthFolder, anEntry, aStore } from '../../support/auth-folder.ts';

const VARIABLES = { XDG_RUNTIME_DIR: '~/run' };
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

  test('a garbled old file leaves nothing behind', async () => {
    const folder = anAuthFolder();
    const path = folder.write(DOCKER, '{');
    await expect(write(folder)).rejects.toThrow(`${path} is not JSON`);
    expect(readdirSync(folder.temporary)).toEqual([]);
  });

  test('an old folder that is none leaves nothing behind', async () => {
    const folder = anAuthFolder();
    folder.write('.docker', '');
    await expect(write(folder)).rejects.toThrow();
    expect(readdirSync(folder.temporary)).toEqual([]);
  });

  test('DOCKER_AUTH_CONFIG, which goes before every file, is named', async () => {
    const folder = anAuthFolder();
    await write(folder, { DOCKER_AUTH_CONFIG: '{"auths":{"quay.io":{}}}' });
    expect(folder.said.join()).toContain('DOCKER_AUTH_CONFIG names this registry');
  });
});

describe('removeLogin', () => {
  test("the user's files are as before, also what later steps reach through the links", async () => {
    const folder = anAuthFolder();
    const paths = [RUN, DOCKER, '.docker/buildx/instances/b', 'elsewhere/machine/key'];
    for (const path of paths) folder.write(path, JSON.stringify({ auths: { 'quay.io': entry }, path }));
    symlinkSync(join(folder.home, 'elsewhere/machine'), join(folder.home, '.docker/machine'));
    const before = hashes(folder.home);
    const { state } = await write(folder);
    expect(hashes(folder.home)).toEqual(before);
    await removeLogin(state, place(folder));
    expect(hashes(folder.home)).toEqual(before);
    expect(readdirSync(folder.temporary)).toEqual([]);
  });

  test('the variables as before, `` for not set; twice is once', async () => {
    const folder = anAuthFolder();
    const before = { DOCKER_CONFIG: join(folder.home, 'mine') };
    const { state, variables } = await write(folder, before);
    for (let time = 0; time < 2; time++) {
      expect(await removeLogin(state, place(folder, variables))).toEqual({ ...before, REGISTRY_AUTH_FILE: '' });
    }
  });

  test('a variable that a later step has set stays', async () => {
    const folder = anAuthFolder();
    const { state, variables } = await write(folder);
    const now = place(folder, { ...variables, DOCKER_CONFIG: '/another' });
    expect(await removeLogin(state, now)).toEqual({ REGISTRY_AUTH_FILE: '' });
  });

  test('a login on a login: each takes its own away', async () => {
    const folder = anAuthFolder();
    folder.write('.docker/buildx/instances/b', '');
    const first = await write(folder);
    const second = await write(folder, first.variables);
    expect(JSON.parse(readFileSync(second.variables.REGISTRY_AUTH_FILE, 'utf8')).auths).toEqual(OWN);
    expect(readdirSync(join(second.variables.DOCKER_CONFIG, 'buildx'))).toEqual(['instances']);
    expect(await removeLogin(second.state, place(folder, second.variables))).toEqual(first.variables);
    await removeLogin(first.state, place(folder, first.variables));
    expect(readdirSync(folder.temporary)).toEqual([]);
    expect(readdirSync(join(folder.home, '.docker/buildx'))).toEqual(['instances']);
  });

  test('what later steps wrote into the folder goes too', async () => {
    const folder = anAuthFolder();
    const { state, variables } = await write(folder);
    mkdirSync(join(variables.DOCKER_CONFIG, 'buildx'));
    writeFileSync(join(variables.DOCKER_CONFIG, 'buildx', 'b'), '');
    await removeLogin(state, place(folder));
    expect(readdirSync(folder.temporary)).toEqual([]);
  });

  test('a link in the place of the folder goes, what it points to stays', async () => {
    const folder = anAuthFolder();
    const { state, variables } = await write(folder);
    renameSync(variables.DOCKER_CONFIG, join(folder.home, 'moved'));
    symlinkSync(join(folder.home, 'moved'), variables.DOCKER_CONFIG);
    await removeLogin(state, place(folder));
    expect(readdirSync(folder.temporary)).toEqual([]);
    expect(readdirSync(join(folder.home, 'moved'))).toEqual(['config.json']);
  });

  const before = { DOCKER_CONFIG: '', REGISTRY_AUTH_FILE: '' };
  test.each<{ name: string; state: (folder: AuthFolder) => string }>([
    { name: 'no JSON', state: () => 'x' },
    { name: 'another shape', state: () => '{}' },
    { name: "the user's folder", state: ({ home }) => JSON.stringify({ folder: home, before }) },
    { name: 'the temporary folder', state: ({ temporary }) => JSON.stringify({ folder: temporary, before }) },
    {
      name: 'a folder of that name elsewhere',
      state: ({ home }) => JSON.stringify({ folder: join(home, 'quay-referrers-login-x'), before }),
    },
    { name: 'another there', state: ({ temporary }) => JSON.stringify({ folder: join(temporary, 'other'), before }) },
    {
      name: 'a way out',
      state: ({ temporary }) => JSON.stringify({ folder: `${temporary}/quay-referrers-login-x/../../home`, before }),
    },
  ])('refuses $name', async ({ state }) => {
    const folder = anAuthFolder();
    folder.write(DOCKER, '{}');
    mkdirSync(join(folder.temporary, 'other'));
    await expect(removeLogin(state(folder), place(folder))).rejects.toThrow('nothing was removed');
    expect(readdirSync(folder.temporary)).toEqual(['other']);
    expect(readdirSync(folder.home)).toEqual(['.docker']);
  });
});

async function write(folder: AuthFolder, variables: Readonly<Record<string, string>> = {}) {
  const login = { username: 'acme+ci', password: new Secret('new') };
  const request = { registry: 'quay.io', login, temporaryFolder: folder.temporary };
  return await writeLogin(request, folder.deps({ ...VARIABLES, ...variables }));
}

function place({ temporary }: AuthFolder, env: Readonly<Record<string, string>> = {}) {
  return { temporaryFolder: temporary, env };
}

/** Of each file below a folder, links followed. */
function hashes(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => basename(name) !== '');
  const plain = files.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return Object.fromEntries(plain.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]));
}
