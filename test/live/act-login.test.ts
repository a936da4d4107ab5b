import { chmod, mkdir, readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Target } from '../contract/registry-client.ts';
import { authEntry } from '../support/auth-folder.ts';
import { missingPrograms } from '../support/programs.ts';
import { startRegistry } from '../support/registry/registry.ts';
import { linesOf, runWorkflow, withHome } from './act.ts';
import { openRealTarget } from './real-target.ts';

const skipReason = missingPrograms('act', 'regctl', 'crane');
const REAL_QUAY = process.env.REAL_QUAY ?? '';

describe.skipIf(skipReason !== '')(`regctl and crane after a login by the token action, under act${skipReason}`, () => {
  test('on the embedded registry', async () => {
    const registry = await startRegistry({ tls: true, users: { maintainer: 'correct-horse-battery' } });
    const account = { username: 'maintainer', password: 'correct-horse-battery', namespace: 'maintainer' };
    const target: Target = { ...registry, ...account, flavour: 'python' };
    await withHome((home) => checkLogin(target, home)).finally(registry.stop);
    const exchanges = registry.requests.filter(({ path }) => path.startsWith('/v2/auth'));
    expect(exchanges.filter(({ status }) => status !== 200).map(({ line }) => line)).toEqual([]);
  });

  const title = REAL_QUAY === '' ? ' (skipped: REAL_QUAY is not set)' : '';
  test.skipIf(REAL_QUAY === '')(`on a real Quay${title}`, async () => {
    const { target, stop } = await openRealTarget();
    await withHome((home) => checkLogin(target, home)).finally(stop);
  });
});

async function checkLogin(target: Target, home: string): Promise<void> {
  await writeDockerFolder(home, target.host);
  const before = await readTree(join(home, '.docker'));
  const repository = `${target.namespace}/login`;
  const log = await runWorkflow({
    workflow: 'login-workflow.yml',
    home,
    certificate: target.certificate,
    variables: { HOST: target.host, REPOSITORY: repository, QUAY_USERNAME: target.username },
    secrets: { QUAY_PASSWORD: target.password },
  });
  expectClientsWork(linesOf(log, 'login/passes'), repository);
  expectFolder(linesOf(log, 'login/passes'), join(home, '.docker'));
  expectNothingLeft(linesOf(log, 'login/passes'));
  expect(linesOf(log, 'login/fails')).toContain('login file in quay-referrers-login-');
  expectNothingLeft(linesOf(log, 'login/fails'));
  expect(linesOf(log, 'login/fails')).toContain('Job failed');
  expect(await readTree(join(home, '.docker'))).toEqual(before);
  expectNoSecrets(log.join('\n'), target);
}

function expectClientsWork(log: string, repository: string): void {
  const digest = /crane: (sha256:[0-9a-f]{64})/.exec(log)?.[1];
  expect(digest, log).toBeDefined();
  expect(log).toContain(`regctl: ${digest}`);
  expect(log).toContain('listed: application/spdx+json');
  expect(log).toContain('read: {"spdxVersion":"SPDX-2.3"}');
  expect(log).toContain(`outputs: token=*** password=*** granted={"${repository}":["pull","push"]}`);
  expect(log).toContain('Job succeeded');
  for (const client of ['docker', 'oras', 'cosign', 'skopeo', 'podman', 'helm']) {
    if (missingPrograms(client) === '') expect(log).toContain(`${client}: it works`);
  }
}

function expectFolder(log: string, old: string): void {
  expect(log).toContain('modes: 700 600');
  expect(log).toContain(`links: ${join(old, 'buildx')} ${join(old, 'cli-plugins')}`);
  expect(log).toContain('builder: {"Name":"fast"}');
  expect(log).toContain('plugin: hello from the plugin');
}

/** The action login-state prints before the login and, because it is the first step, after every other post step. */
function expectNothingLeft(log: string): void {
  const noLogin = 'login state: {"folders":[],"DOCKER_CONFIG":"","REGISTRY_AUTH_FILE":""}';
  expect(log.split('login state: ').length, log).toBe(3);
  expect(log.split(noLogin).length, log).toBe(3);
}

function expectNoSecrets(log: string, { username, password }: Target): void {
  expect(log).not.toContain(password);
  expect(log).not.toContain(authEntry(username, password).auth);
  expect(log).not.toMatch(/eyJ[\w-]+\.eyJ/);
}

/** Writes the docker folder of a user who is logged in at two registries; the password of this registry is outdated. */
async function writeDockerFolder(home: string, host: string): Promise<void> {
  const auths = { [host]: authEntry('somebody', 'old password'), 'other.example': authEntry('somebody', 'secret') };
  const files = {
    'config.json': `${JSON.stringify({ auths, psFormat: 'table' }, null, '\t')}\n`,
    'buildx/current': '{"Name":"fast"}',
    'cli-plugins/docker-greet': '#!/bin/sh\necho hello from the plugin\n',
  };
  for (const [name, text] of Object.entries(files)) {
    const path = join(home, '.docker', name);
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, text);
  }
  await chmod(join(home, '.docker/cli-plugins/docker-greet'), 0o755);
}

/** The content, mode and modification time of each file below a folder. */
async function readTree(folder: string): Promise<Readonly<Record<string, unknown>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => !entry.isDirectory()).map(({ parentPath, name }) => join(parentPath, name));
  const described = await Promise.all(
    files.map(async (path) => {
      const { mode, mtimeMs } = await stat(path);
      return [path, { content: await readFile(path, 'base64'), mode, mtimeMs }] as const;
    }),
  );
  return Object.fromEntries(described);
}
