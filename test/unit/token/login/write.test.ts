import { lstatSync, readdirSync, readFileSync, readlinkSync, statSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkType } from '../../../../src/token/login/links.ts';
import { authEntry, authFolderFixture, helperScript } from '../../../support/auth-folder.ts';
import { writeTestLogin as write } from '../../../support/login-fixture.ts';

const RUN = 'run/containers/auth.json';
const DOCKER = '.docker/config.json';
const OWN = { 'quay.io': authEntry('acme+ci', 'new') };

interface Case {
  readonly name: string;
  readonly files: Readonly<Record<string, unknown>>;
  readonly stores?: Readonly<Record<string, readonly string[]>>;
  readonly content: unknown;
  /** Part of the log. */
  readonly log?: string;
}

const entry = authEntry('old', 'old');
const HUB = 'https://index.docker.io/v1/';

const WRITTEN: Case[] = [
  { name: 'no files', files: {}, content: { auths: OWN, credHelpers: {} } },
  {
    name: 'no entry that a client prefers to the new one, in any spelling',
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
    name: "other registries, also those with similar names, and docker's other settings",
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
    name: "podman's login instead of docker's, without a helper of docker that would take precedence",
    files: {
      [RUN]: { auths: { 'ghcr.io': entry, 'a.example': {} } },
      [DOCKER]: {
        auths: { 'https://ghcr.io': authEntry('docker', 'd'), 'a.example': entry },
        credHelpers: { 'ghcr.io': 'one' },
      },
    },
    content: { auths: { ...OWN, 'ghcr.io': entry, 'a.example': entry }, credHelpers: {} },
  },
  {
    name: "podman's file in the home folder, after the one of the session and before docker's",
    files: {
      [RUN]: { auths: { 'a.example': entry } },
      '.config/containers/auth.json': { auths: { 'a.example': authEntry('x', 'x'), 'b.example': entry } },
      [DOCKER]: { auths: { 'b.example': authEntry('x', 'x'), 'c.example': entry } },
    },
    content: { auths: { ...OWN, 'a.example': entry, 'b.example': entry, 'c.example': entry }, credHelpers: {} },
  },
  {
    name: 'the store as a helper for each registry in it, except the one of the new login',
    files: { [DOCKER]: { auths: { 'quay.io': {}, 'b.example': {}, 'c.example': entry }, credsStore: 'two' } },
    stores: { two: ['quay.io', 'https://a.example', HUB, `${HUB}access-token`] },
    content: {
      auths: { ...OWN, 'b.example': {}, 'c.example': entry },
      credHelpers: { 'a.example': 'two', [HUB]: 'two', 'b.example': 'two' },
    },
  },
  {
    name: 'no store that is not installed',
    files: { [DOCKER]: { auths: { 'a.example': {}, 'c.example': entry }, credsStore: 'desktop' } },
    content: { auths: { ...OWN, 'c.example': entry }, credHelpers: {} },
    log: 'docker-credential-desktop, the credsStore of DOCKER, is not on the PATH. The new auth file does not use it.',
  },
  {
    name: 'no invalid entry, for which docker would reject the whole file',
    files: { [RUN]: { auths: { 'a.example': { auth: 'bm8tY29sb24=' }, 'b.example': 7 } } },
    content: { auths: OWN, credHelpers: {} },
  },
  {
    name: 'an entry without padding, which docker would reject, with padding',
    files: { [RUN]: { auths: { 'a.example': { auth: 'dTpwYQ' } } } },
    content: { auths: { ...OWN, 'a.example': { auth: 'dTpwYQ==' } }, credHelpers: {} },
  },
];

describe('writeLogin', () => {
  test.each(WRITTEN)('$name', async ({ files, stores = {}, content, log }) => {
    const folder = authFolderFixture();
    for (const [path, file] of Object.entries(files)) folder.write(path, file);
    for (const [name, servers] of Object.entries(stores)) folder.helper(name, helperScript(servers, 'u', 's'));
    const { variables, runner } = await write(folder);
    expect(JSON.parse(readFileSync(variables.REGISTRY_AUTH_FILE, 'utf8'))).toEqual(content);
    const lines = runner.infos.join('\n').replace(join(folder.home, DOCKER), 'DOCKER');
    if (log === undefined) expect(lines).toBe('');
    else expect(lines).toContain(log);
  });

  test('uses a store that cannot list for the registries that are marked', async () => {
    const folder = authFolderFixture();
    folder.write(DOCKER, { auths: { 'a.example': {} }, credsStore: 'two' });
    folder.helper('two', 'exit 1');
    const { variables, runner } = await write(folder);
    expect(JSON.parse(readFileSync(variables.REGISTRY_AUTH_FILE, 'utf8')).credHelpers).toEqual({ 'a.example': 'two' });
    expect(runner.infos.join()).toContain('failed (exit 1): no message. The new auth file uses it only for');
  });

  test('writes a file that only its owner can read, and a state without the secret', async () => {
    const folder = authFolderFixture();
    const { variables, state } = await write(folder);
    expect(statSync(variables.DOCKER_CONFIG).mode & 0o777).toBe(0o700);
    expect(statSync(variables.REGISTRY_AUTH_FILE).mode & 0o777).toBe(0o600);
    expect(variables.REGISTRY_AUTH_FILE).toBe(join(variables.DOCKER_CONFIG, 'config.json'));
    expect(readdirSync(variables.DOCKER_CONFIG)).toEqual(['config.json']);
    expect(state).not.toContain(authEntry('acme+ci', 'new').auth);
    expect(state).not.toContain('"new"');
  });

  test('links everything else in the existing folder', async () => {
    const folder = authFolderFixture();
    for (const path of [DOCKER, '.docker/buildx/instances/b', '.docker/cli-plugins/p', '.docker/.token_seed'])
      folder.write(path, '{}');
    const { DOCKER_CONFIG: made } = (await write(folder)).variables;
    expect(readdirSync(made)).toEqual(['.token_seed', 'buildx', 'cli-plugins', 'config.json']);
    expect(readlinkSync(join(made, 'buildx'))).toBe(join(folder.home, '.docker/buildx'));
    expect(lstatSync(join(made, 'config.json')).isFile()).toBe(true);
  });

  test.each<{ name: string; platform: string; types: readonly (string | undefined)[] }>([
    { name: 'junctions to folders on Windows', platform: 'win32', types: ['junction', undefined] },
    { name: 'symbolic links on other systems', platform: 'linux', types: [undefined, undefined] },
  ])('creates $name', async ({ platform, types }) => {
    const folder = authFolderFixture();
    for (const path of ['.docker/buildx/b', '.docker/seed', '.docker/Config.json']) folder.write(path, '{}');
    const targets: string[] = [];
    await write(folder, {}, async (target) => void targets.push(target));
    expect(targets.map((target) => basename(target))).toEqual(['buildx', 'seed']);
    expect(await Promise.all(targets.map((target) => linkType(target, platform)))).toStrictEqual(types);
  });

  test('logs in without links, and warns, if links cannot be created', async () => {
    const folder = authFolderFixture();
    for (const path of ['.docker/buildx/b', '.docker/cli-plugins/p']) folder.write(path, '');
    const link = async () => {
      throw Object.assign(new Error('not permitted'), { code: 'EPERM' });
    };
    const { variables, runner } = await write(folder, {}, link);
    expect(readdirSync(variables.DOCKER_CONFIG)).toEqual(['config.json']);
    expect(runner.warnings).toEqual([expect.stringMatching(/\(EPERM\).*: buildx, cli-plugins\.$/)]);
  });

  test('warns of an existing folder that cannot be read', async () => {
    const folder = authFolderFixture();
    folder.write('.docker', '');
    const { runner } = await write(folder);
    expect(runner.warnings.join()).toMatch(/could not read the docker folder .*\/\.docker \(ENOTDIR\)/);
  });

  test('skips an existing file that cannot be read', async () => {
    const folder = authFolderFixture();
    const path = folder.write(RUN, '').replace('auth.json', 'loop');
    symlinkSync(path, path);
    const { runner } = await write(folder, { REGISTRY_AUTH_FILE: path });
    expect(runner.infos.join()).toBe(`${path} cannot be read (ELOOP). The new auth file does not have its logins.`);
  });

  test('fails for an invalid existing file, and leaves no files', async () => {
    const folder = authFolderFixture();
    const path = folder.write(DOCKER, '{');
    await expect(write(folder)).rejects.toThrow(
      new RegExp(
        `^${path} is not JSON.*keeps the other logins and settings of this file for later steps. Correct or remove it`,
      ),
    );
    expect(readdirSync(folder.temporary)).toEqual([]);
  });

  test.each([
    { name: 'the registry', text: '{"auths":{"https://quay.io/v1/":{}}}', named: true },
    { name: 'one with a similar name', text: '{"auths":{"myquay.io":{},"quay.io.example":{}}}', named: false },
    { name: 'not JSON', text: 'quay.io', named: false },
    { name: 'JSON of another structure', text: '{"quay.io":{}}', named: false },
  ])('warns of DOCKER_AUTH_CONFIG only if it has an entry for the registry: $name', async ({ text, named }) => {
    const folder = authFolderFixture();
    const { runner } = await write(folder, { DOCKER_AUTH_CONFIG: text });
    expect(runner.warnings).toEqual(named ? [expect.stringContaining('DOCKER_AUTH_CONFIG has an entry for')] : []);
  });
});
