import { describe, expect, it } from 'vitest';
import { nearestById, nearestByRoute } from '../../../../src/quay/v1/nearest.ts';
import type { ApiMethod } from '../../../../src/quay/v1/operation.ts';
import { DISCOVERY, operationNamed } from './recorded-discovery.ts';

const ROUTES: readonly { name: string; method: ApiMethod; path: string; nearest: readonly string[] }[] = [
  {
    name: 'an extra letter',
    method: 'GET',
    path: 'repository/acme/app/tags/',
    nearest: ['listRepoTags', 'listRepoLogs', 'listRepoTokens'],
  },
  {
    name: 'another method',
    method: 'GET',
    path: 'repository/acme/app/tag/v1',
    nearest: ['listRepoTags', 'getRepoBuild'],
  },
  {
    name: 'a long name',
    method: 'PUT',
    path: 'repository/acme/a-very-long-name-of-a-repository/tga/v1',
    nearest: ['changeTag', 'changeToken'],
  },
];

describe('the nearest operations by route', () => {
  it.each(ROUTES)('$name', ({ method, path, nearest }) => {
    const found = nearestByRoute(DISCOVERY.operations, { method, path: `/api/v1/${path}` }, nearest.length);
    expect(found.map(({ id }) => id)).toEqual(nearest);
  });
});

it.each(['GET', 'PUT', 'POST', 'DELETE'] as const)('proposes only operations with the method %s', (method) => {
  const path = '/api/v1/repository/acme/app/mirror/sync-now';
  const found = nearestByRoute(DISCOVERY.operations, { method, path }, 3);
  expect(found.map((operation) => operation.method)).toEqual([method, method, method]);
});

it('compares only the start of long strings', () => {
  const long = 'x'.repeat(3 << 20);
  const operations = [{ ...operationNamed('getRepo'), id: long, path: `/api/v1/${long}` }];
  const start = performance.now();
  expect(nearestById(operations, long, 1)).toEqual(operations);
  expect(nearestByRoute(operations, { method: 'GET', path: `/api/v1/${long}` }, 1)).toEqual(operations);
  expect(performance.now() - start).toBeLessThan(500);
});

describe('the nearest operations by id', () => {
  it.each([
    { name: 'a missing letter', id: 'chngeTag', nearest: ['changeTag'] },
    { name: 'another case', id: 'LISTREPOTAGS', nearest: ['listRepoTags'] },
  ])('$name', ({ id, nearest }) => {
    expect(nearestById(DISCOVERY.operations, id, 1).map((operation) => operation.id)).toEqual(nearest);
  });
});
