import { describe, expect, test } from 'vitest';
import { findAuthFiles, findContainersFiles } from '../../../src/credentials/auth-file-paths.ts';

const HOME = '/home/user';

const CASES: {
  name: string;
  input?: string;
  environment?: Record<string, string>;
  paths: string[];
  reason?: string;
}[] = [
  { name: 'nothing set', paths: ['/home/user/.docker/config.json'] },
  {
    name: 'all variables except REGISTRY_AUTH_FILE',
    environment: { XDG_RUNTIME_DIR: '/run/user/1', DOCKER_CONFIG: '/etc/docker-cli' },
    paths: ['/run/user/1/containers/auth.json', '/etc/docker-cli/config.json', '/home/user/.docker/config.json'],
  },
  {
    name: 'only REGISTRY_AUTH_FILE if it is set',
    environment: { REGISTRY_AUTH_FILE: '/a/auth.json', XDG_RUNTIME_DIR: '/run/user/1', DOCKER_CONFIG: '/d' },
    paths: ['/a/auth.json'],
    reason: 'variable',
  },
  {
    name: 'only the input if it is set',
    input: '/b/auth.json',
    environment: { REGISTRY_AUTH_FILE: '/a' },
    paths: ['/b/auth.json'],
  },
  { name: 'an input in the home folder', input: '~/auth.json', paths: ['/home/user/auth.json'] },
  {
    name: 'empty variables',
    environment: { REGISTRY_AUTH_FILE: '', XDG_RUNTIME_DIR: '', DOCKER_CONFIG: '' },
    paths: ['/home/user/.docker/config.json'],
  },
  {
    name: 'DOCKER_CONFIG is the default folder',
    environment: { DOCKER_CONFIG: '/home/user/.docker/' },
    paths: ['/home/user/.docker/config.json'],
  },
];

describe('findAuthFiles', () => {
  test.each(CASES)('$name', ({ input = '', environment = {}, paths, reason = input === '' ? 'default' : 'input' }) => {
    expect(findAuthFiles(input, { environment, homeFolder: HOME })).toEqual(paths.map((path) => ({ path, reason })));
  });

  test('the content of DOCKER_AUTH_CONFIG comes before the default files', () => {
    const environment = { DOCKER_AUTH_CONFIG: '{}', XDG_RUNTIME_DIR: '/run/user/1' };
    expect(findAuthFiles('', { environment, homeFolder: HOME })).toEqual([
      { path: 'DOCKER_AUTH_CONFIG', reason: 'content', content: '{}' },
      { path: '/run/user/1/containers/auth.json', reason: 'default' },
      { path: '/home/user/.docker/config.json', reason: 'default' },
    ]);
  });

  test('a relative input is resolved from the working folder', () => {
    expect(findAuthFiles('auth.json', { environment: {}, homeFolder: HOME })).toEqual([
      { path: `${process.cwd()}/auth.json`, reason: 'input' },
    ]);
  });
});

const CONTAINERS_CASES: { name: string; environment?: Record<string, string>; userId?: number; paths: string[] }[] = [
  {
    name: 'nothing set',
    userId: 1001,
    paths: ['/run/containers/1001/auth.json', '/home/user/.config/containers/auth.json'],
  },
  { name: 'no user ID, as on Windows', paths: ['/home/user/.config/containers/auth.json'] },
  {
    name: 'both folders set',
    environment: { XDG_RUNTIME_DIR: '/run/user/1', XDG_CONFIG_HOME: '/etc/me' },
    userId: 1,
    paths: ['/run/user/1/containers/auth.json', '/etc/me/containers/auth.json'],
  },
  {
    name: 'only REGISTRY_AUTH_FILE if it is set',
    environment: { REGISTRY_AUTH_FILE: '/a/auth.json', XDG_RUNTIME_DIR: '/run/user/1' },
    userId: 1,
    paths: ['/a/auth.json'],
  },
  {
    name: 'empty variables',
    environment: { REGISTRY_AUTH_FILE: '', XDG_RUNTIME_DIR: '', XDG_CONFIG_HOME: '' },
    userId: 0,
    paths: ['/run/containers/0/auth.json', '/home/user/.config/containers/auth.json'],
  },
];

describe('findContainersFiles', () => {
  test.each(CONTAINERS_CASES)('$name', ({ environment = {}, userId, paths }) => {
    expect(findContainersFiles({ environment, homeFolder: HOME, userId })).toEqual(paths);
  });
});
