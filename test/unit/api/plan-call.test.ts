import { describe, expect, it } from 'vitest';
import { planCall } from '../../../src/api/plan-call.ts';
import type { ApiRequest } from '../../../src/api/request-inputs.ts';
import type { ApiMethod } from '../../../src/quay/v1/operation.ts';
import { problemsOf } from '../policy/problems-of.ts';
import { DISCOVERY } from '../quay/v1/recorded-discovery.ts';

const REST = { query: [], body: undefined, paginate: false };

function byPath(method: ApiMethod, path: string, rest: Partial<ApiRequest> = {}): ApiRequest {
  return { target: { by: 'path', method, path: `/api/v1/${path}` }, ...REST, ...rest };
}

function byName(id: string, parameters: Readonly<Record<string, string>>, method?: ApiMethod): ApiRequest {
  return { target: { by: 'operation', id, parameters: new Map(Object.entries(parameters)), method }, ...REST };
}

function plan(request: ApiRequest, discovery: typeof DISCOVERY | undefined = DISCOVERY) {
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);
  return { ...planCall(request, { discovery, registry: 'quay.io', warn }), warnings };
}

describe('a call that the document has', () => {
  it.each([
    { name: 'by path', request: byPath('GET', 'user'), path: '/api/v1/user/' },
    { name: 'a GET with a slash too many', request: byPath('GET', 'repository/a/b/'), path: '/api/v1/repository/a/b' },
    { name: 'a write without its slash', request: byPath('DELETE', 'user'), path: '/api/v1/user/' },
    {
      name: 'a GET of a nested repository',
      request: byPath('GET', 'repository/a/b/c'),
      path: '/api/v1/repository/a/b/c',
    },
    {
      name: 'a nested repository, named as a mistyped part is',
      request: byName('deleteRepository', { repository: 'acme/app/tags' }),
      path: '/api/v1/repository/acme/app/tags',
    },
    { name: 'by name', request: byName('getUserRobot', { robot_shortname: 'ci' }), path: '/api/v1/user/robots/ci' },
    {
      name: 'by name, its own method',
      request: byName('deleteUserRobot', { robot_shortname: 'ci' }, 'DELETE'),
      path: '/api/v1/user/robots/ci',
    },
  ])('$name', ({ request, path }) => {
    expect(plan(request)).toMatchObject({ path, warnings: [] });
  });
});

describe('a call that the document does not have as it is', () => {
  it.each([
    {
      name: 'an unknown path',
      request: byPath('GET', 'nosuch/'),
      says: /^path: this Quay has no \/api\/v1\/nosuch\/.*; .*; .*Nothing was sent/,
    },
    {
      name: 'an unknown method',
      request: byPath('POST', 'user/robots'),
      says: /^method: \/api\/v1\/user\/robots takes GET, not POST/,
    },
    {
      name: 'a repository of one part',
      request: byPath('GET', 'repository/app'),
      says: /\{repository\} is namespace\/name/,
    },
    {
      name: 'an unknown name',
      request: byName('listTags', {}),
      says: /^operation: this Quay has no listTags.*listRepoTags/,
    },
    {
      name: 'another method than the name has',
      request: byName('listRepoTags', {}, 'DELETE'),
      says: /^method: DELETE is given, but GET/,
    },
    {
      name: 'GET with the name of a deletion',
      request: byName('deleteRepository', { repository: 'acme/app' }, 'GET'),
      says: /^method: GET is given, but DELETE/,
    },
    {
      name: 'a write with a slash at its end',
      request: byPath('DELETE', 'repository/acme/app/'),
      says: /^path: .*ends in a slash: is a variable at its end not set\?.*path: repository\/acme\/app$/,
    },
    {
      name: 'a write to a nested repository',
      request: byPath('DELETE', 'repository/acme/app/v1'),
      says: /^path: .*three or more parts, acme\/app\/v1.*operation: deleteRepository with parameters/,
    },
    {
      name: 'a repository that makes it another operation',
      request: byName('deleteRepository', { repository: 'acme/app/tag/v1' }),
      says: /^parameters: .*takes for .*\/tag\/\{tag\} \(deleteFullTag\), not for DELETE/,
    },
    {
      name: 'a repository that makes it a part with another method',
      request: byName('deleteRepository', { repository: 'acme/app/tag' }),
      says: /^parameters: .*\(listRepoTags\)/,
    },
    {
      name: 'no repository',
      request: byName('listRepoTags', {}),
      says: /^parameters: `repository` is missing.*"acme\/app"/,
    },
    {
      name: 'an empty repository',
      request: byName('listRepoTags', { repository: '' }),
      says: /is empty \(is a variable/,
    },
    {
      name: 'a repository without namespace',
      request: byName('listRepoTags', { repository: 'app' }),
      says: /expected namespace\/name/,
    },
    {
      name: 'a repository with its host',
      request: byName('listRepoTags', { repository: 'quay.io/acme/app' }),
      says: /without the host/,
    },
    { name: 'a way out', request: byName('listRepoTags', { repository: 'acme/..' }), says: /with an empty part/ },
    { name: 'a slash', request: byName('getUserRobot', { robot_shortname: 'a/b' }), says: /with a slash/ },
    {
      name: 'an unknown parameter',
      request: byName('getUserRobot', { robot_shortname: 'a', x: '' }),
      says: /`x` is none of this operation; getUserRobot is GET/,
    },
  ])('$name is an error', ({ request, says }) => {
    expect(problemsOf(() => plan(request))).toEqual([expect.stringMatching(says)]);
  });

  it('names all parameters that are wrong', () => {
    expect(problemsOf(() => plan(byName('changeTag', { Tag: 'v1' })))).toHaveLength(3);
  });

  it.each([
    {
      name: 'a query',
      request: byPath('GET', 'user/robots', { query: [['limits', '5']] }),
      says: /^query: getUserRobots knows no `limits`.*Did you mean limit\?/,
    },
    { name: 'a body', request: byPath('DELETE', 'user/robots/ci', { body: '{}' }), says: /says nothing of a body/ },
    { name: 'no body', request: byPath('PUT', 'user/robots/ci'), says: /takes a body, and none is given/ },
    {
      name: 'a field',
      request: byPath('PUT', 'repository/a/b', { body: '{"description":"","descripton":""}' }),
      says: /no field `descripton`, did you mean description/,
    },
    {
      name: 'no field',
      request: byPath('PUT', 'repository/a/b', { body: '{}' }),
      says: /`description`, which updateRepo requires, is missing/,
    },
    {
      name: 'a type',
      request: byPath('PUT', 'repository/a/b', { body: '{"description":5}' }),
      says: /^body: description: is of type integer, updateRepo takes string/,
    },
  ])('$name is a warning', ({ request, says }) => {
    expect(plan(request).warnings).toEqual([expect.stringMatching(says)]);
  });

  it('is a warning where the document is incomplete', () => {
    const { warnings, path } = plan(byPath('GET', 'nosuch'), { ...DISCOVERY, whole: false });
    expect(warnings).toEqual([expect.stringMatching(/^path: this Quay has no.*sent all the same/)]);
    expect(path).toBe('/api/v1/nosuch');
  });
});

describe('without the document', () => {
  it('the path is sent as it is', () => {
    const request = byPath('GET', 'user');
    expect(planCall(request, { discovery: undefined, registry: 'quay.io', warn: () => undefined }).path).toBe(
      '/api/v1/user',
    );
  });
});
