import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fillPath, matchTypedPath, parametersIn, pathParameters } from '../../../../src/quay/v1/operation-path.ts';
import { DISCOVERY, operationNamed } from './recorded-discovery.ts';

const MATCHES = [
  {
    name: 'a collection',
    path: 'user/',
    to: 'user/',
    ids: ['createNewUser', 'deleteCurrentUser', 'getLoggedInUser', 'changeUserDetails'],
  },
  {
    name: 'a collection without its slash',
    path: 'user',
    to: 'user/',
    ids: ['createNewUser', 'deleteCurrentUser', 'getLoggedInUser', 'changeUserDetails'],
  },
  { name: 'an extra slash', path: 'repository/', to: 'repository', ids: ['createRepo', 'listRepos'] },
  { name: 'a repository', path: 'repository/acme/app', ids: ['deleteRepository', 'getRepo', 'updateRepo'] },
  { name: 'a nested repository', path: 'repository/acme/team/app', ids: ['deleteRepository', 'getRepo', 'updateRepo'] },
  {
    name: 'the tags of a repository, not a nested repository',
    path: 'repository/acme/app/tag',
    to: 'repository/acme/app/tag/',
    ids: ['listRepoTags'],
  },
  {
    name: 'a tag of a nested repository',
    path: 'repository/acme/team/app/tag/v1',
    ids: ['changeTag', 'deleteFullTag'],
  },
  { name: 'a tag named tag', path: 'repository/acme/app/tag/tag', ids: ['changeTag', 'deleteFullTag'] },
  {
    name: 'the most literal',
    path: 'superuser/users/logs',
    ids: ['deleteInstallUser', 'getInstallUser', 'changeInstallUser'],
  },
  { name: 'a robot', path: 'organization/acme/robots/ci', ids: ['deleteOrgRobot', 'getOrgRobot', 'createOrgRobot'] },
  { name: 'a repository without a namespace', path: 'repository/app', ids: [] },
  { name: 'a mistyped path of a repository', path: 'repository/acme/app/tags/', ids: [] },
  { name: 'a path that is too long', path: 'repository/acme/app/tag/v1/x', ids: [] },
  { name: 'a mistyped long segment', path: 'repository/acme/app/permisions/user/x', ids: [] },
  { name: 'an unknown path', path: 'nosuch/', ids: [] },
  { name: 'the root', path: '', ids: [] },
];

it.each([
  {
    name: 'a nested repository',
    path: 'repository/acme/team/app/tag/v1',
    id: 'changeTag',
    values: { repository: 'acme/team/app', tag: 'v1' },
  },
  { name: 'an encoded value', path: 'user/robots/a%20b', id: 'getUserRobot', values: { robot_shortname: 'a b' } },
  { name: 'an invalid encoding', path: 'user/robots/%ff', id: 'getUserRobot', values: { robot_shortname: '%ff' } },
  { name: 'no parameters', path: 'user/', id: 'getLoggedInUser', values: {} },
])('the values in the path: $name', ({ path, id, values }) => {
  expect(parametersIn(`/api/v1/${path}`, operationNamed(id))).toEqual(values);
});

describe('the path of a call', () => {
  it.each(MATCHES)('$name: $path', ({ path, to = path, ids }) => {
    const match = matchTypedPath(DISCOVERY.operations, `/api/v1/${path}`);
    expect(match.operations.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(match.path).toBe(`/api/v1/${to}`);
  });

  it('has the repository', () => {
    expect(matchTypedPath(DISCOVERY.operations, '/api/v1/repository/acme/team/app/tag/').repository).toBe(
      'acme/team/app',
    );
    expect(matchTypedPath(DISCOVERY.operations, '/api/v1/user/').repository).toBeUndefined();
  });
});

const FILLED = [
  {
    name: 'slashes of a repository',
    id: 'listRepoTags',
    values: { repository: 'acme/app' },
    path: 'repository/acme/app/tag/',
  },
  {
    name: 'a robot',
    id: 'getUserPermissions',
    values: { repository: 'a/b', username: 'acme+ci' },
    path: 'repository/a/b/permissions/user/acme+ci',
  },
  {
    name: 'a digest',
    id: 'getRepoManifest',
    values: { repository: 'a/b', manifestref: 'sha256:ab' },
    path: 'repository/a/b/manifest/sha256:ab',
  },
  {
    name: 'characters that a path cannot have',
    id: 'changeTag',
    values: { repository: 'a/b', tag: '?#% ü' },
    path: 'repository/a/b/tag/%3F%23%25%20%C3%BC',
  },
];

describe('the path of an operation', () => {
  it.each(FILLED)('$name', ({ id, values, path }) => {
    const { method, path: filled } = fillPath(operationNamed(id), new Map(Object.entries(values)));
    expect(filled).toBe(`/api/v1/${path}`);
    expect(method).toBe(operationNamed(id).method);
  });

  it('matches its own operation', () => {
    const word = fc.stringMatching(/^[A-Z][A-Z0-9._-]{0,20}$/);
    fc.assert(
      fc.property(
        fc.constantFrom(...DISCOVERY.operations),
        fc.array(word, { minLength: 9, maxLength: 9 }),
        (operation, words) => {
          const values = pathParameters(operation).map((name, at) => {
            return [name, name === 'repository' ? `${words[at]}/${words[8]}` : `${words[at]}`] as const;
          });
          const { path } = fillPath(operation, new Map(values));
          const match = matchTypedPath(DISCOVERY.operations, path);
          expect(match.operations).toContain(operation);
          expect(match.path).toBe(path);
        },
      ),
    );
  });
});
