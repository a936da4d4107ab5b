import { describe, expect, test } from 'vitest';
import { findAuthFiles, findContainersFiles } from '../../../src/credentials/auth-file-paths.ts';

const HOME = '/home/user';

const CASES: { name: string; input?: string; env?: Record<string, string>; paths: string[] }[] = [
  { name: 'nothing set', paths: ['/home/user/.docker/config.json'] },
  {
    name: 'all but REGISTRY_AUTH_FILE',
    env: { XDG_RUNTIME_DIR: '/run/user/1', DOCKER_CONFIG: '/etc/docker-cli' },
    paths: ['/run/user/1/containers/auth.json', '/etc/docker-cli/config.json', '/home/user/.docker/config.json'],
  },
  {
    name: 'REGISTRY_AUTH_FILE, alone',
    env: { REGISTRY_AUTH_FILE: '/a/auth.json', XDG_RUNTIME_DIR: '/run/user/1', DOCKER_CONFIG: '/d' },
    paths: ['/a/auth.json'],
  },
  { name: 'the input, alone', input: '/b/auth.json', env: { REGISTRY_AUTH_FILE: '/a' }, paths: ['/b/auth.json'] },
  { name: 'the input below the home folder', input: '~/auth.json', paths: ['/home/user/auth.json'] },
  {
    name: 'empty variables',
    env: { REGISTRY_AUTH_FILE: '', XDG_RUNTIME_DIR: '', DOCKER_CONFIG: '' },
    paths: ['/home/user/.docker/config.json'],
  },
  {
    name: 'DOCKER_CONFIG on the folder of the home',
    env: { DOCKER_CONFIG: '/home/user/.docker/' },
    paths: ['/home/user/.docker/config.json'],
  },
];

describe('findAuthFiles', () => {
  test.each(CASES)('$name', ({ input = '', env = {}, paths }) => {
    const named = input !== '';
    expect(findAuthFiles(input, { env, home: HOME })).toEqual(paths.map((path) => ({ path, named })));
  });

  test('a relative input is of the working folder', () => {
    expect(findAuthFiles('auth.json', { env: {}, home: HOME })).toEqual([
      { path: `${process.cwd()}/auth.json`, named: true },
    ]);
  });
});

const OF_PODMAN: { name: string; env?: Record<string, string>; uid?: number; paths: string[] }[] = [
  {
    name: 'nothing set',
    uid: 1001,
    paths: ['/run/containers/1001/auth.json', '/home/user/.config/containers/auth.json'],
  },
  { name: 'no user number, as on Windows', paths: ['/home/user/.config/containers/auth.json'] },
  {
    name: 'both folders set',
    env: { XDG_RUNTIME_DIR: '/run/user/1', XDG_CONFIG_HOME: '/etc/me' },
    uid: 1,
    paths: ['/run/user/1/containers/auth.json', '/etc/me/containers/auth.json'],
  },
  {
    name: 'REGISTRY_AUTH_FILE, alone',
    env: { REGISTRY_AUTH_FILE: '/a/auth.json', XDG_RUNTIME_DIR: '/run/user/1' },
    uid: 1,
    paths: ['/a/auth.json'],
  },
  {
    name: 'empty variables',
    env: { REGISTRY_AUTH_FILE: '', XDG_RUNTIME_DIR: '', XDG_CONFIG_HOME: '' },
    uid: 0,
    paths: ['/run/containers/0/auth.json', '/home/user/.config/containers/auth.json'],
  },
];

describe('findContainersFiles', () => {
  test.each(OF_PODMAN)('$name', ({ env = {}, uid, paths }) => {
    expect(findContainersFiles({ env, home: HOME, uid })).toEqual(paths);
  });
});
