import { createHash } from 'node:crypto';
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { removeLogin } from '../../../../src/token/login/remove.ts';
import { type AuthFolder, authEntry, authFolderFixture } from '../../../support/auth-folder.ts';
import { writeTestLogin as write } from '../../../support/login-fixture.ts';

const RUN = 'run/containers/auth.json';
const DOCKER = '.docker/config.json';
const OWN = { 'quay.io': authEntry('acme+ci', 'new') };
const NOTHING = { secret: [], other: [] };
const entry = authEntry('old', 'old');

describe('removeLogin', () => {
  test("leaves the user's files unchanged, including the targets of links", async () => {
    const folder = authFolderFixture();
    const paths = [RUN, DOCKER, '.docker/buildx/instances/b', 'elsewhere/machine/key'];
    for (const path of paths) folder.write(path, JSON.stringify({ auths: { 'quay.io': entry }, path }));
    symlinkSync(join(folder.home, 'elsewhere/machine'), join(folder.home, '.docker/machine'));
    const before = hashes(folder.home);
    const { state } = await write(folder);
    expect(hashes(folder.home)).toEqual(before);
    await removeLogin(state, step(folder));
    expect(hashes(folder.home)).toEqual(before);
    expect(readdirSync(folder.temporary)).toEqual([]);
  });

  test('returns the previous variables, `` for not set, also when called again', async () => {
    const folder = authFolderFixture();
    const before = { DOCKER_CONFIG: join(folder.home, 'mine') };
    const { state, variables } = await write(folder, before);
    for (let time = 0; time < 2; time++) {
      const removal = await removeLogin(state, step(folder, variables));
      expect(removal).toEqual({ variables: { ...before, REGISTRY_AUTH_FILE: '' }, left: NOTHING });
    }
  });

  test('does not return a variable that a later step has changed', async () => {
    const folder = authFolderFixture();
    const { state, variables } = await write(folder);
    const now = step(folder, { ...variables, DOCKER_CONFIG: '/another' });
    expect((await removeLogin(state, now)).variables).toEqual({ REGISTRY_AUTH_FILE: '' });
  });

  test('removes two logins of one job independently', async () => {
    const folder = authFolderFixture();
    folder.write('.docker/buildx/instances/b', '');
    const first = await write(folder);
    const second = await write(folder, first.variables);
    expect(JSON.parse(readFileSync(second.variables.REGISTRY_AUTH_FILE, 'utf8')).auths).toEqual(OWN);
    expect(readdirSync(join(second.variables.DOCKER_CONFIG, 'buildx'))).toEqual(['instances']);
    const { variables } = await removeLogin(second.state, step(folder, second.variables));
    expect(variables).toEqual(first.variables);
    await removeLogin(first.state, step(folder, first.variables));
    expect(readdirSync(folder.temporary)).toEqual([]);
    expect(readdirSync(join(folder.home, '.docker/buildx'))).toEqual(['instances']);
  });

  test('removes the files that later steps wrote into the folder', async () => {
    const folder = authFolderFixture();
    const { state, variables } = await write(folder);
    mkdirSync(join(variables.DOCKER_CONFIG, 'buildx'));
    writeFileSync(join(variables.DOCKER_CONFIG, 'buildx', 'b'), '');
    await removeLogin(state, step(folder));
    expect(readdirSync(folder.temporary)).toEqual([]);
  });

  const left = [
    { name: 'a folder of a later step', kept: 'buildx', secret: [], other: ['buildx: EACCES'], files: ['buildx'] },
    {
      name: 'the file with the login',
      kept: 'config.json',
      secret: ['config.json: EACCES'],
      other: [],
      files: ['config.json'],
    },
    {
      name: "docker's temporary file",
      kept: 'config.json12',
      secret: ['config.json12: EACCES'],
      other: [],
      files: ['config.json12'],
    },
    { name: 'the folder', kept: '', secret: [], other: [': EACCES'], files: [] },
  ];
  test.each(left)('removes all other files if it cannot remove $name', async ({ kept, secret, other, files }) => {
    const folder = authFolderFixture();
    const { state, variables } = await write(folder);
    for (const name of ['aa', 'buildx', 'zz']) mkdirSync(join(variables.DOCKER_CONFIG, name));
    if (!['', 'config.json', 'buildx'].includes(kept)) writeFileSync(join(variables.DOCKER_CONFIG, kept), '');
    const asked: string[] = [];
    const remove = async (path: string) => {
      const name = path.slice(variables.DOCKER_CONFIG.length + 1);
      asked.push(name);
      if (name === kept) throw new Error('EACCES');
      rmSync(path, { recursive: true, force: true });
    };
    const removal = await removeLogin(state, step(folder, variables), remove);
    const shown = (lines: readonly string[]) =>
      lines.map((line) => line.slice(variables.DOCKER_CONFIG.length).replace(/^\//, ''));
    expect([shown(removal.left.secret), shown(removal.left.other)]).toEqual([secret, other]);
    expect(removal.variables).toEqual({ DOCKER_CONFIG: '', REGISTRY_AUTH_FILE: '' });
    expect(readdirSync(variables.DOCKER_CONFIG)).toEqual(files);
    expect(asked[0]).toBe('config.json');
  });

  test('removes a link that has replaced the folder, but not its target', async () => {
    const folder = authFolderFixture();
    const { state, variables } = await write(folder);
    renameSync(variables.DOCKER_CONFIG, join(folder.home, 'moved'));
    symlinkSync(join(folder.home, 'moved'), variables.DOCKER_CONFIG);
    await removeLogin(state, step(folder));
    expect(readdirSync(folder.temporary)).toEqual([]);
    expect(readdirSync(join(folder.home, 'moved'))).toEqual(['config.json']);
  });

  const before = { DOCKER_CONFIG: '', REGISTRY_AUTH_FILE: '' };
  test.each<{ name: string; state: (folder: AuthFolder) => string }>([
    { name: 'not JSON', state: () => 'x' },
    { name: 'JSON of another structure', state: () => '{}' },
    { name: "the user's folder", state: ({ home }) => JSON.stringify({ folder: home, before }) },
    { name: 'the temporary folder', state: ({ temporary }) => JSON.stringify({ folder: temporary, before }) },
    {
      name: 'a login folder in another folder',
      state: ({ home }) => JSON.stringify({ folder: join(home, 'quay-referrers-login-x'), before }),
    },
    {
      name: 'another folder in the temporary folder',
      state: ({ temporary }) => JSON.stringify({ folder: join(temporary, 'other'), before }),
    },
    {
      name: 'a path that leaves the temporary folder',
      state: ({ temporary }) => JSON.stringify({ folder: `${temporary}/quay-referrers-login-x/../../home`, before }),
    },
  ])('rejects $name', async ({ state }) => {
    const folder = authFolderFixture();
    folder.write(DOCKER, '{}');
    mkdirSync(join(folder.temporary, 'other'));
    await expect(removeLogin(state(folder), step(folder))).rejects.toThrow('nothing was removed');
    expect(readdirSync(folder.temporary)).toEqual(['other']);
    expect(readdirSync(folder.home)).toEqual(['.docker']);
  });
});

function step({ temporary }: AuthFolder, environment: Readonly<Record<string, string>> = {}) {
  return { temporaryFolder: temporary, environment };
}

/** The hash of each file in a folder, following links. */
function hashes(folder: string): Readonly<Record<string, string>> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => basename(name) !== '');
  const plain = files.map((name) => join(folder, name)).filter((path) => statSync(path).isFile());
  return Object.fromEntries(plain.map((path) => [path, createHash('sha256').update(readFileSync(path)).digest('hex')]));
}
